"""What has lately happened in the demo town, told as neighbours tell it. Rows only; `stages.cases` lets it happen.

A `Story` is a report, `then` what people did about it. Days are counted back from the day the town is grown.
"""

from dataclasses import dataclass

from linli.work.cases.words import Source


@dataclass(frozen=True, slots=True)
class Do:
    """One step: by whom, how many days ago and when, which act, with what words, picture, body or stars."""

    by: str
    ago: int
    clock: str
    act: str
    said: str = ""
    photo: str = ""
    body: int = 0
    hours: int = 0
    stars: int = 0


@dataclass(frozen=True, slots=True)
class Story:
    """A report and its life. `word` names it for ever: what was told once is not told again."""

    word: str
    by: str
    ago: int
    clock: str
    category: str
    place: str  # estate and building: 邮电局家属院 2号楼
    words: str
    photo: str = ""
    spot: str = ""
    source: str = Source.RESIDENT
    called: str = ""
    phone: str = ""
    community: int = 1
    then: tuple[Do, ...] = ()


# Works in hand, most of them with somebody else's help.
IN_HAND = (
    Story(
        "lift", "jumin1", 1, "21:10", "A02", "邮电局家属院 2号楼",
        "2号楼电梯又停了。早上还好好的，下班回来就不动了，楼上有老人下不来。", "lift", "3单元门厅",
        then=(
            Do("wangge2", 1, "21:35", "accept"),
            Do("wangge2", 1, "22:05", "work", "到现场看了，电梯停在4楼，里面没有人。拉了线，贴了纸。"),
            Do("shuji", 0, "08:20", "work", "物业、业委会都叫来坐下说了：物业出工，业委会出料，今天修。"),
            Do("wangge2", 0, "08:30", "ask", "请派师傅换门机板，换好先试运行。", body=101, hours=10),
            Do("wangge2", 0, "08:31", "ask", "请把换门机板的料钱定下来，签个字。", body=201, hours=6),
            Do("wangge2", 0, "08:32", "ask", "高层几户老人下不来楼，中午请给带个菜。", body=401, hours=5),
            Do("wuye", 0, "08:45", "part_accept", "师傅九点进场。"),
            Do("changxiulian", 0, "09:20", "part_done", "料钱定了，字签了，单子贴在门厅。", "notice"),
        ),
    ),
    Story(
        "manhole", "jumin1", 0, "07:50", "B01", "邮电局家属院 3号楼",
        "家属院门口井盖破了。孩子们上学都从这儿过，怕踩空。", "manhole", "大门口右手边",
        then=(
            Do("wangge2", 0, "08:10", "accept"),
            Do("wangge2", 0, "08:25", "work", "先放了警示桩，请大家绕一下。"),
            Do("wangge2", 0, "08:40", "ask", "请换一个井盖，口径七十公分。", body=301, hours=24),
        ),
    ),
    Story(
        "parking", "jumin2", 8, "19:20", "E01", "富民小区 1号楼",
        "院里车没处停，天天为一个车位红脸。能不能把东墙根那块地画上线？", "cars",
        then=(
            Do("wangge5", 7, "09:10", "accept"),
            Do("wangge5", 6, "16:30", "work", "数了一遍：能画十一个车位，先问各楼的意思。"),
            Do("wangge5", 3, "10:00", "ask", "东墙根能不能画线，请业委会问问大家。", body=201, hours=168),
            Do("changxiulian", 2, "20:15", "part_accept", "这周末在院里说这个事。"),
        ),
    ),
    Story(
        "leak", "gongzuo", 3, "10:30", "G03", "粮站家属院 1号楼",
        "楼上漏水，两家想坐下说说。厨房顶上湿了一大片，楼上说不是他家的。", "leak", "2单元",
        Source.WINDOW, "罗阿姨", "15410020031",
        then=(
            Do("niuqiaoling", 3, "11:20", "accept"),
            Do("niuqiaoling", 2, "17:40", "work", "两家都看了，是楼上地漏的老毛病。都愿意坐下来说。"),
            Do("niuqiaoling", 1, "09:00", "ask", "请来一位调解员，一起坐坐。", body=311, hours=72),
            Do("shewenjing", 1, "15:10", "part_accept", "周三晚上七点半，我过去。"),
        ),
    ),
    Story(
        "heating", "zhiban", 1, "20:30", "C04", "河滨小区 2号楼",
        "家里暖气不热。摸着就一点点温，晚上盖两床被子。", "radiator", "1单元",
        Source.PHONE, "冯奶奶", "15410020045",
        then=(
            Do("houyonggang", 1, "20:50", "accept"),
            Do("houyonggang", 0, "08:00", "ask", "一单元整串都不热，请来看看是不是堵了。", body=303, hours=8),
            Do("yuanhailong", 0, "08:35", "part_accept", "上午派人去放水、清过滤网。"),
        ),
    ),
    Story(
        "old-cars", "kangjianping", 5, "16:00", "E03", "街口小区 3号楼",
        "两辆僵尸车占着院子。轮胎都瘪了，落了一层土，少说半年没动。", "cars", "东头空地", Source.PATROL,
        then=(
            Do("kangjianping", 5, "16:20", "accept"),
            Do("kangjianping", 4, "10:00", "work", "车上贴了告示，院里也贴了，等车主回话。"),
            Do("kangjianping", 1, "09:30", "ask", "找不到车主的那辆，请帮着拖走。", body=306, hours=168),
            Do("kangjianping", 0, "08:50", "pause", "告示要贴满七天，才能拖走；到日子就拖。", hours=144),
        ),
    ),
    Story(
        "charger", "jumin2", 0, "08:05", "E04", "富民小区 6号楼",
        "有人从窗户里拉线给电动车充电。线就搭在楼门口，看着怕人。", "plug", "2单元门口",
    ),
    Story(
        "swing", "zhiban", 0, "07:30", "B06", "东关台小区 2号楼",
        "院里秋千的链子松了。娃娃们天天抢着坐，怕摔着。", "", "小花园",
        Source.PHONE, "郭大爷", "15410020066",
        then=(Do("tuohongwei", 0, "08:15", "accept"),),
    ),
    Story(
        "licence", "gongzuo", 2, "09:40", "K01", "街口小区 1号楼",
        "想开个面皮店，执照怎么办不清楚。问了两个地方，说法不一样。", "", "",
        Source.WINDOW, "刘姐", "15410020058",
        then=(Do("gongzuo", 2, "10:05", "accept"), Do("gongzuo", 1, "15:00", "work", "材料单子列好了，明天陪着去窗口。")),
    ),
    Story(
        "hotline", "zhiban", 4, "11:00", "L05", "富民小区 4号楼",
        "希望院里早点装充电桩。热线转来的，说问了半年没回音。", "", "", Source.PHONE, "一位居民", "",
        then=(Do("shuji", 4, "14:30", "accept"), Do("shuji", 2, "10:00", "work", "跟物业、供电所都说了，这周去看线路够不够。")),
    ),
)  # fmt: skip

# Late, sent back, done and waiting, settled.
FURTHER_ON = (
    Story(
        "cables", "wangge2", 2, "17:00", "B05", "邮电局家属院 5号楼",
        "5号楼后面线掉下来了。离地不到两米，大人伸手就够着。", "wires", "楼后小路", Source.PATROL,
        then=(
            Do("wangge2", 2, "17:10", "accept"),
            Do("wangge2", 2, "17:20", "ask", "请来把掉下来的线收一收。", body=304, hours=24),
            Do("miaolixin", 1, "09:30", "part_decline", "看过了，是网络线，不是电线，要找拉网线的那家。"),
            Do("wangge2", 1, "11:00", "work", "先用绳子吊高了。三家网络公司都打了电话，等他们认。"),
        ),
    ),
    Story(
        "stairs", "jumin1", 6, "12:30", "D02", "邮电局家属院 2号楼",
        "楼道里堆的全是纸箱子。三楼到四楼，抬个人都抬不下来。", "stairs", "2单元三楼",
        then=(
            Do("leixiaojun", 6, "15:00", "accept"),
            Do("leixiaojun", 4, "18:00", "fix", "跟那一家说好了，箱子搬走了。", "stairs-mended"),
            Do("jumin1", 1, "19:40", "back", "才两天又堆上了，比原来还多。"),
        ),
    ),
    Story(
        "lamp", "jumin2", 6, "20:10", "B04", "富民小区 5号楼",
        "5号楼跟前路灯不亮了。黑得看不见台阶，昨晚差点绊倒。", "lamp", "南边台阶",
        then=(
            Do("wangge5", 6, "20:40", "accept"),
            Do("wangge5", 5, "09:00", "ask", "请换灯，台阶那里再亮一点。", body=101, hours=72),
            Do("wuye", 5, "09:50", "part_accept"),
            Do("wuye", 1, "18:20", "part_done", "换了灯头，亮了，台阶上也照得到。", "lamp-mended"),
        ),
    ),
    Story(
        "hukou", "jumin1", 3, "13:15", "J01", "", "孩子上学要开户籍证明，社区能开吗？跑了一趟白跑。", "",
        then=(
            Do("zhiban", 3, "14:00", "accept"),
            Do("zhiban", 3, "14:20", "refer", "这个证明社区不用开了。拿户口本到真武洞派出所户籍窗口，当场能打，不收钱。"),
        ),
    ),
    Story(
        "bins", "jumin1", 11, "07:40", "D01", "邮电局家属院 2号楼",
        "垃圾桶满了没人收。都三天了，味儿大得不敢开窗。", "bins", "西门口",
        then=(
            Do("wangge2", 11, "08:30", "accept"),
            Do("wangge2", 11, "08:40", "ask", "请今天来清一趟，往后改成一天一清。", body=307, hours=24),
            Do("luocuihua", 11, "09:15", "part_accept"),
            Do("luocuihua", 10, "07:30", "part_done", "清了，也洗了。这一处改成每天早上七点收。", "bins-mended"),
            Do("jumin1", 9, "12:10", "rate", "收是收了，周末还是晚。", stars=3),
        ),
    ),
    Story(
        "drain", "zhiban", 14, "08:40", "B02", "街口巷 2排",
        "巷口下水往外冒。早上起来一地脏水，出门都得踮脚。", "manhole", "巷口第二个井",
        Source.PHONE, "常师傅", "15410020072",
        then=(
            Do("kangjianping", 14, "09:00", "accept"),
            Do("kangjianping", 14, "09:15", "ask", "巷口井堵了往外冒，请今天来通。", body=301, hours=24),
            Do("shizheng", 14, "09:40", "part_accept", "疏通车十一点到。"),
            Do("shizheng", 14, "12:20", "part_done", "掏出来一堆湿巾和油块，通了，井盖也换了新的。", "manhole-mended"),
            Do("zhiban", 13, "09:05", "rate", "打电话问过了，一晚上没再冒。", stars=5),
        ),
    ),
    Story(
        "dance", "jumin2", 20, "21:00", "G02", "富民小区 3号楼",
        "广场上音响太吵了。晚上九点多还放，家里娃写不成作业。", "square", "小广场",
        then=(
            Do("wangge5", 19, "09:00", "accept"),
            Do("wangge5", 18, "19:30", "work", "跟领舞的几位坐下说了，都通情达理，说好八点半收。"),
            Do("wangge5", 16, "20:40", "fix", "连着看了两晚，八点半准时收，音响也转了方向。", "square-mended"),
            Do("jumin2", 15, "08:30", "rate", "安静多了，谢谢你们。", stars=5),
        ),
    ),
    Story(
        "stickers", "jumin2", 18, "10:20", "D03", "富民小区 8号楼",
        "单元门上小广告贴满了。撕了又贴，门牌都看不见。", "wall", "1单元",
        then=(
            Do("wangge5", 18, "11:00", "accept"),
            Do("wangge5", 11, "16:00", "fix", "叫上志愿队一起铲了，门也擦了。", "wall-mended"),
            Do("", 4, "16:10", "close"),
        ),
    ),
    Story(
        "xy-manhole", "xy-jumin", 1, "18:30", "B01", "向阳小区 2号楼",
        "楼前井盖裂了一道口子。骑车过去咯噔一下。", "manhole", "1单元前", community=2,
        then=(
            Do("xy-wangge", 1, "19:00", "accept"),
            Do("xy-wangge", 0, "08:30", "ask", "井盖裂了，请来换一个。", body=301, hours=24),
        ),
    ),
    Story(
        "xy-bins", "xy-jumin", 9, "09:00", "D01", "向阳小区 1号楼",
        "垃圾堆到路上了。刮风满院子飞。", "bins", community=2,
        then=(
            Do("xy-wangge", 9, "09:40", "accept"),
            Do("xy-wangge", 8, "17:00", "fix", "清干净了，多放了一个桶。", "bins-mended"),
            Do("xy-jumin", 8, "20:00", "rate", "好得很。", stars=5),
        ),
    ),
)  # fmt: skip

STORIES = tuple(sorted((*FURTHER_ON, *IN_HAND), key=lambda story: (-story.ago, story.clock)))
