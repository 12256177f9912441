"""What the pages of imports say of orders from other systems."""

from linli.ground.base.declare import Telling
from linli.ground.base.words import N_
from linli.work.cases.outside.words import ERRORS, QUESTIONS

ORDERS = Telling(
    counts={"orders": N_("%d 件"), "open": N_("%d 件还在办"), "over": N_("%d 件已办结")},
    on_button=("orders",),
    errors=ERRORS,
    questions=QUESTIONS,
    twice=N_("“%(sheet)s”第 %(row)s 行和第 %(first)s 行是同一个编号（%(number)s），只登记一件"),
    figures="cases/outside/_figures.html",
    choose=N_(
        "12345 或别的平台导出的 Excel 表（.xlsx、.xls）或 .csv，20 MB 以内。表头里至少要有“编号”“来电时间”和“诉求内容”。"
    ),
    same=N_(
        "同一个来源、同一个编号，就是同一件。再导一次，已经有的不会重复，平台新来的办结时间、回访结果会补上；表里空着的格子不会盖掉已有的内容。"
    ),
    listing="outside",
)
