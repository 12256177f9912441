"""What the import says to the clerk: a sentence for each word of an error (with its cure), a repair or a question."""

from linli.ground.base.words import N_

ERRORS: dict[str, str] = {
    "name_missing": N_("没有姓名。请补上姓名；如果这一户没有人住，请把这一行其他内容清空。"),
    "address_missing": N_("没有门牌，不知道住哪一户。请填上楼栋、单元和室。"),
    "id_length": N_("身份证号不是18位。请对照证件核对后重填。"),
    "id_letter": N_("身份证号里混进了字母。请把字母改回数字，只有最后一位可以是X。"),
    "id_masked": N_("身份证号打了星号，不完整。请填完整的18位；不知道就先空着。"),
    "id_birthdate": N_("身份证号里的出生日期不存在。请对照证件核对后重填。"),
    "birth_ahead": N_("出生日期还没到，多半是写错了年份。请对照证件核对后重填。"),
    "id_checksum": N_("身份证号校验位不对，有一位写错了。请对照证件核对后重填。"),
    "id_digits_lost": N_("身份证号被存成数字，后几位已丢失（…000）。请把这一列设为文本格式，再重填18位号码。"),
    "cell_error": N_("这一格是公式算错的结果（如 #N/A），看不出写的是什么。请直接填上文字或数字。"),
    "unseen_signs": N_("这一格里有看不见的符号。请删掉这一格，重新打一遍。"),
    "too_long": N_("这一格的字太多，登记簿放不下。请写短一些。"),
    "id_conflict": N_("同一身份证号登记在两个人名下：还有“%(sheet)s”第%(row)s行。请核对是谁的号码，改正另一行。"),
}

REPAIRS: dict[str, str] = {
    "birth_differs_from_id": N_("出生日期与身份证号不一致，按身份证号登记"),
    "birth_unread": N_("出生日期看不懂（如1900年、9999年），人已登记，出生日期没有登记"),
    "full_width": N_("身份证号的全角数字改成了半角"),
    "id_15_digits": N_("15位身份证号补成了18位"),
    "id_blanks": N_("去掉了身份证号里的空格或符号"),
    "id_small_x": N_("身份证号末位的小写x改成了X"),
    "in_two_households": N_("同一个人登记在两户，两户都保留"),
    "landline": N_("联系电话是座机，照样登记"),
    "name_blanks": N_("去掉了姓名里的空格"),
    "note_says_deceased": N_("备注说人已去世，请上门核实后办理"),
    "note_says_moved_away": N_("备注说人已搬走，请上门核实后办理"),
    "phone_wrong_length": N_("电话号码位数不对，人已登记，电话没有登记"),
    "sex_differs_from_id": N_("性别与身份证号不一致，按表中性别登记"),
    "two_phones": N_("一格里有两个电话，分别登记"),
}

QUESTIONS: dict[str, str] = {
    "two_heads": N_("这一户有两个户主，请核对谁是户主"),
    "without_head": N_("这一户没有户主，请核对谁是户主"),
    "in_two_households": N_("这个人登记在两户，请核对常住哪一户"),
    "two_grids": N_("这一栋楼登记在两个网格，请核对属于哪个网格"),
    "note_says_deceased": N_("备注说人已去世，请核实"),
    "note_says_moved_away": N_("备注说人已搬走，请核实"),
}

UNREADABLE: dict[str, str] = {
    "too_big": N_("文件太大，超过%(limit)s MB。请按网格分成几个文件再导入。"),
    "too_many_sheets": N_("工作表太多，超过%(limit)s张。请只留下要导入的表。"),
    "too_many_rows": N_("行数太多，超过%(limit)s行。请按网格分成几个文件再导入。"),
    "too_many_columns": N_("列数太多，超过%(limit)s列。请删去空白列再导入。"),
    "password": N_("文件设了密码。请先在表格软件里取消密码再导入。"),
    "not_a_workbook": N_("文件打不开，不是可用的表格。请另存为 .xlsx 再导入。"),
    "no_head": N_("没有找到表头。表头里至少要有“姓名”和“室”（或“门牌”）。"),
}
