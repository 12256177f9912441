"""What the pages of imports say of a roster."""

from linli.ground.base.declare import Telling
from linli.ground.base.words import N_
from linli.ground.people.roster.words import ERRORS, QUESTIONS, REPAIRS

ROSTER = Telling(
    counts={
        "people": N_("%d 人"), "households": N_("%d 户"), "dwellings": N_("%d 套房屋"), "buildings": N_("%d 栋楼"),
        "places": N_("%d 处楼栋门牌"), "divisions": N_("%d 栋楼的网格"), "phones": N_("%d 个电话"),
        "spells": N_("%d 户的住处"), "memberships": N_("%d 条家庭关系"),
    },
    on_button=("people", "households"),
    errors=ERRORS,
    repairs=REPAIRS,
    questions=QUESTIONS,
    noticed={
        "other_grid": N_("%d 栋楼在名册里写的网格和现在登记的不一样，没有动，请核对。"),
        "gone_before": N_("%d 人在登记簿里已经注销（去世或迁出），没有重新登记，请核实。"),
        "second_home": N_("%d 人已经登记在别的住处，现在是两处都有，请核对常住哪一处。"),
    },
    twice=N_("“%(sheet)s”第 %(row)s 行和第 %(first)s 行是同一个人同一处，只登记一次"),
    figures="papers/_figures.html",
    choose=N_(
        "Excel 表格（.xlsx、.xls）或 .csv，20 MB 以内。上面有标题、表头分两行、格子合并过都可以；表头里至少要有“姓名”和“室”（或“门牌”）。"
    ),
    same=N_("身份证号一样的，是同一个人；没有身份证号的，姓名和门牌都一样才算。电话不算：一家人常常用一个号。同一份表导两次，什么都不会多。"),
    listing="homes",
)  # fmt: skip
