"""What was done to the register, in words. No Django here."""

from enum import StrEnum

from linli.ground.base.words import N_


class Did(StrEnum):
    """The word of an event."""

    ADD_PERSON = "add_person"
    ADD_HOUSEHOLD = "add_household"
    CORRECT = "correct"
    PHONE = "phone"
    DIED = "died"
    AWAY = "away"
    OUT = "out"  # no longer of this household
    MOVE = "move"
    CLOSE = "close"  # the whole household is gone
    SPLIT = "split"
    JOIN = "join"
    MERGE_HOMES = "merge_homes"
    MERGE = "merge"
    VACANT = "vacant"
    LINK = "link"
    UNLINK = "unlink"
    UNDO = "undo"


TITLES = {
    Did.ADD_PERSON: N_("添了一个人"),
    Did.ADD_HOUSEHOLD: N_("立了一户"),
    Did.CORRECT: N_("改了资料"),
    Did.PHONE: N_("改了电话"),
    Did.DIED: N_("去世"),
    Did.AWAY: N_("迁出社区"),
    Did.OUT: N_("不再是这一户的人"),
    Did.MOVE: N_("搬家"),
    Did.CLOSE: N_("整户迁出"),
    Did.SPLIT: N_("分户"),
    Did.JOIN: N_("进了这一户"),
    Did.MERGE_HOMES: N_("两户并成一户"),
    Did.MERGE: N_("两份记录并成一个人"),
    Did.VACANT: N_("改了空房标记"),
    Did.LINK: N_("有了联系人"),
    Did.UNLINK: N_("联系人到此为止"),
    Did.UNDO: N_("撤回了一步"),
}

# One line of an event. Names, numbers and phones come in masked.
SAID = {
    "joined": N_("{who}进了{home}，是户主的“{relation}”"),
    "headed": N_("{who}是{home}的户主"),
    "left": N_("{who}不再是{home}的人"),
    "housed": N_("{home}住进{door}"),
    "moved": N_("{home}从{old}搬到{door}"),
    "unhoused": N_("{home}不再住{door}"),
    "vacant": N_("{door}标为空房"),
    "lived_in": N_("{door}不再是空房"),
    "closed": N_("{home}这一户到此为止"),
    "called": N_("称呼从“{old}”改为“{new}”"),
    "column": N_("{column}：“{old}”改为“{new}”"),
    "column_new": N_("{column}：记下“{new}”"),
    "column_none": N_("{column}：去掉了“{old}”"),
    "sealed": N_("{column}改了"),
    "phone_new": N_("{who}的电话：记下 {new}"),
    "phone_old": N_("{who}的电话 {old} 不再用"),
    "died": N_("{who}去世了，名册里到此为止"),
    "away": N_("{who}迁出社区，名册里到此为止"),
    "merged": N_("{who}的两份记录并成一份"),
    "follow": N_("跟着过来的：{count}条记录"),
    "standing": N_("{who}的账号不再能看本户的资料"),
    "holding": N_("{who}不再担任“{post}”"),
    "linked": N_("{home}的联系人：{who}"),
    "unlinked": N_("{who}不再是{home}的联系人"),
    "grant": N_("看{who}资料的批准到此为止"),
}


class Gone(StrEnum):
    """Why a person is no longer in the register (`Person.ended_why`)."""

    DIED = "died"
    AWAY = "away"
    MERGED = "merged"


# Told beside a file or in a list, in place of a form of address.
GONE = {Gone.DIED: N_("已去世"), Gone.AWAY: N_("已迁出"), Gone.MERGED: N_("已并入另一份记录")}

# Columns of a person that a clerk corrects, in the order of the form.
COLUMNS = {
    "name": N_("姓名"),
    "sex": N_("性别"),
    "born_on": N_("出生日期"),
    "id_sealed": N_("身份证号"),
    "ethnicity": N_("民族"),
    "education": N_("文化程度"),
    "marital": N_("婚姻"),
    "employer": N_("工作单位或学校"),
    "hukou": N_("户籍地址"),
    "note": N_("备注"),
    "politics_sealed": N_("政治面貌"),
}
