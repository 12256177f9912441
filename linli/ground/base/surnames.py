"""Surnames that dictionaries read wrong, and surnames of two characters: for sorting, finding and masking.

The first reading is the one the bearer uses; it sorts. The others are what a clerk may type; they only find.
"""

READINGS: dict[str, tuple[str, ...]] = {
    "薄": ("bo", "bao"),
    "柏": ("bai", "bo"),
    "晁": ("chao",),
    "车": ("che",),
    "谌": ("chen", "shen"),
    "种": ("chong", "zhong"),
    "褚": ("chu", "zhu"),
    "都": ("du", "dou"),
    "盖": ("ge", "gai"),
    "葛": ("ge",),
    "句": ("gou", "ju"),
    "妫": ("gui",),
    "黑": ("he", "hei"),
    "华": ("hua",),
    "纪": ("ji",),
    "阚": ("kan", "han"),
    "隗": ("wei", "kui"),
    "逯": ("lu",),
    "缪": ("miao", "mou"),
    "宓": ("mi", "fu"),
    "牟": ("mu", "mou"),
    "乜": ("nie", "mie"),
    "粘": ("nian", "zhan"),
    "佴": ("nai", "er"),
    "宁": ("ning",),
    "区": ("ou", "qu"),
    "繁": ("po", "fan"),
    "朴": ("piao", "pu"),
    "覃": ("qin", "tan"),
    "仇": ("qiu", "chou"),
    "任": ("ren",),
    "单": ("shan", "dan"),
    "召": ("shao", "zhao"),
    "折": ("she", "zhe"),
    "石": ("shi",),
    "拓": ("tuo", "ta"),
    "洗": ("xian", "xi"),
    "冼": ("xian",),
    "解": ("xie", "jie"),
    "行": ("xing", "hang"),
    "郇": ("xun", "huan"),
    "燕": ("yan",),
    "幺": ("yao",),
    "么": ("yao", "me"),
    "尉": ("wei", "yu"),
    "乐": ("yue", "le"),
    "员": ("yun", "yuan"),
    "贠": ("yun",),
    "查": ("zha", "cha"),
    "翟": ("zhai", "di"),
    "祭": ("zhai", "ji"),
    "长": ("chang", "zhang"),
    "曾": ("zeng", "ceng"),
    "秘": ("bi", "mi"),
    "贲": ("ben",),
}

COMPOUND: dict[str, tuple[str, str]] = {
    "长孙": ("zhang", "sun"),
    "澹台": ("tan", "tai"),
    "第五": ("di", "wu"),
    "东方": ("dong", "fang"),
    "东郭": ("dong", "guo"),
    "独孤": ("du", "gu"),
    "端木": ("duan", "mu"),
    "公孙": ("gong", "sun"),
    "公冶": ("gong", "ye"),
    "赫连": ("he", "lian"),
    "呼延": ("hu", "yan"),
    "皇甫": ("huang", "fu"),
    "令狐": ("ling", "hu"),
    "闾丘": ("lv", "qiu"),
    "万俟": ("mo", "qi"),
    "慕容": ("mu", "rong"),
    "纳兰": ("na", "lan"),
    "南宫": ("nan", "gong"),
    "欧阳": ("ou", "yang"),
    "濮阳": ("pu", "yang"),
    "上官": ("shang", "guan"),
    "申屠": ("shen", "tu"),
    "司空": ("si", "kong"),
    "司马": ("si", "ma"),
    "司徒": ("si", "tu"),
    "太史": ("tai", "shi"),
    "拓跋": ("tuo", "ba"),
    "完颜": ("wan", "yan"),
    "闻人": ("wen", "ren"),
    "西门": ("xi", "men"),
    "夏侯": ("xia", "hou"),
    "鲜于": ("xian", "yu"),
    "轩辕": ("xuan", "yuan"),
    "耶律": ("ye", "lv"),
    "尉迟": ("yu", "chi"),
    "宇文": ("yu", "wen"),
    "钟离": ("zhong", "li"),
    "仲孙": ("zhong", "sun"),
    "诸葛": ("zhu", "ge"),
}

# Characters of real given names that no pinyin dictionary of ours knows.
RARE: dict[str, str] = {"𠮷": "ji"}


def surname_of(name: str) -> str:
    """The surname at the front of a name: two characters where the table says so and a given name is left over."""
    return name[:2] if len(name) > 2 and name[:2] in COMPOUND else name[:1]


def surname_readings(surname: str) -> tuple[tuple[str, ...], ...]:
    """Every way a surname may be typed, syllable by syllable, the bearer's own first; empty when no table knows it."""
    if surname in COMPOUND:
        return (COMPOUND[surname],)
    return tuple((reading,) for reading in READINGS.get(surname, ()))
