"""More of what is in hand in these weeks: matters that stand, went up the tree, were merged, came by a slip or by hotline.

Rows as in `stories`; `stages.living` pours them, for their steps are the clock's or take weeks.
"""

from linli.engine.matters.kinds import WaitsFor
from linli.front.demo.stories import Do, Story
from linli.work.cases.words import ByWay, Source

WAITING = (
    Story(
        "plaster", "lin1-011", 12, "09:20", "A01", "富民小区 2号楼",
        "外墙皮一块一块往下掉，昨天差点砸着人，底下就是孩子们走的路。", spot="南墙根",
        then=(
            Do("wangge5", 12, "10:05", "accept"),
            Do("wangge5", 12, "11:30", "work", "拉了警戒线，挂了牌子，请大家贴着北边走。"),
            Do("wangge5", 8, "15:00", "pause", "保温板要从厂里发，到了就铺。", hours=12 * 24, why=WaitsFor.MATERIAL),
        ),
    ),
    Story(
        "card", "jumin1", 4, "10:40", "J02", "",
        "我妈八十了，想办老年证，她腿脚不便，能不能代办？",
        then=(
            Do("zhiban", 4, "11:10", "accept"),
            Do("zhiban", 2, "16:20", "question", "可以代办。您母亲户口在安塞还是外地？证上的照片有一寸的吗？",
               hours=7 * 24, why=WaitsFor.RAISER),
        ),
    ),
    Story(
        "hoist", "lin1-018", 20, "19:10", "A08", "富民小区 10号楼",
        "六楼老人多，想加装电梯，签字的过了三分之二，钱还差一截。",
        then=(
            Do("wangge5", 19, "09:00", "accept"),
            Do("wangge5", 17, "16:00", "work", "图纸和报价都贴在一楼了，补贴的文件也找来了。"),
            Do("shuji", 13, "17:30", "pause", "补贴明年第一季度报，报上去之前先把字签全。",
               hours=60 * 24, why=WaitsFor.FUNDS),
        ),
    ),
)  # fmt: skip

UP_THE_TREE = (
    Story(
        "water", "lin1-027", 5, "07:50", "C01", "河滨小区 1号楼",
        "一单元从前天起没水，打电话说在查，查了两天还是没水。", spot="1单元",
        then=(
            Do("houyonggang", 5, "08:20", "accept"),
            Do("houyonggang", 5, "08:40", "work", "问过了，是地下那段管子，要开挖。先给老人提了水。"),
            Do("houyonggang", 5, "09:00", "ask", "一单元没水，请今天来修。", body=302, hours=24),
            Do("qiaozhiyuan", 5, "10:30", "part_accept", "要开挖，正在办手续。"),
            Do("", 4, "10:00", "escalate", "过了答应的时候还没水，水务公司说等开挖手续。", why="四网格 包格支委"),
            Do("", 3, "10:00", "escalate", "一单元没水，停了两天，还在等开挖手续。", why="社区书记"),
            Do("", 2, "10:00", "escalate", "请街道协调开挖手续。", why="真武洞街道"),
        ),
    ),
    Story(
        "shed", "gongzuo", 34, "09:10", "F01", "粮站巷 3排",
        "有人拿铁皮把过道围起来当库房，三轮车过不去。", source=Source.WINDOW, called="巷里的老住户",
        then=(
            Do("niuqiaoling", 31, "10:00", "accept"),
            Do("niuqiaoling", 24, "15:00", "work", "上门说了，他说先放一冬，没谈成。"),
            Do("niuqiaoling", 20, "09:00", "ask", "请来看看是不是违建，下个通知。", body=306, hours=168),
            Do("huomingliang", 18, "11:00", "part_accept", "量过了，通知下个星期下。"),
        ),
    ),
)  # fmt: skip

TOLD_TWICE = (
    Story(
        "heap", "lin1-031", 3, "08:15", "D01", "富民小区 9号楼",
        "装修的沙子水泥袋堆在楼门口三天了，下雨流了一地。", "bins", followers=("jumin2", "lin1-022"),
        then=(
            Do("wangge5", 3, "09:00", "accept"),
            Do("wangge5", 2, "10:10", "joined"),
            Do("wangge5", 1, "17:00", "work", "找着那家了，答应明天叫车拉走。"),
        ),
    ),
    Story(
        "heap-again", "lin1-035", 2, "09:30", "D01", "富民小区 9号楼",
        "9号楼门口一堆沙子没人管，推孩子的车过不去。",
        then=(Do("wangge5", 2, "10:00", "accept"), Do("wangge5", 2, "10:10", "merge", why="heap")),
    ),
    Story(
        "tapping", "lin1-040", 19, "22:10", "G01", "河滨小区 2号楼",
        "楼上半夜拖椅子，一拖拖到十二点。",
        then=(
            Do("houyonggang", 18, "09:30", "accept"),
            Do("houyonggang", 16, "19:00", "fix", "跟楼上说了，椅子腿都套了毛毡，您再听听。"),
            Do("lin1-040", 15, "08:10", "rate", "清静了。", stars=5),
            Do("lin1-040", 2, "22:40", "reopen", "又拖上了，毡子掉了一个。"),
        ),
    ),
)  # fmt: skip

BY_OTHER_DOORS = (
    Story(
        "dark", "", 1, "21:30", "B04", "街口小区 5号楼", "院里的灯一闪一闪的，晃眼，老人不敢下台阶。", "lamp",
        "东边台阶", Source.SLIP, then=(Do("kangjianping", 0, "08:05", "accept"),),
    ),
    Story(
        "scrawl", "", 7, "12:20", "D03", "东关台小区 4号楼", "墙上拿漆喷的电话号码，擦不掉，难看。", "wall", "", Source.SLIP,
        then=(
            Do("tuohongwei", 7, "15:00", "accept"),
            Do("tuohongwei", 2, "11:00", "fix", "刷了一遍，盖住了。"),
        ),
    ),
    Story(
        "alone", "lin1-044", 1, "17:20", "I02", "河滨小区 3号楼",
        "对门的奶奶腿摔了下不了楼，饭都是邻居端的，想请人帮着买药。", "", "2单元", Source.HELPER, "对门的奶奶",
        by_way=ByWay.NEIGHBOUR,
        then=(
            Do("houyonggang", 1, "17:50", "accept"),
            Do("houyonggang", 1, "18:30", "work", "上楼看了，药买回来了，明天陪着去复查。"),
            Do("houyonggang", 1, "18:40", "ask", "请排个班，这两周给老人送饭。", body=401, hours=72),
        ),
    ),
    Story(
        "cold", "lin1-048", 0, "07:40", "C04", "粮站家属院 2号楼",
        "爷爷家暖气冰凉，他不会用手机，我替他说一声。", "radiator", "1单元", Source.HELPER, "爷爷",
        by_way=ByWay.FAMILY,
    ),
    Story(
        "lane", "jumin2", 1, "23:05", "E02", "富民小区 3号楼",
        "消防通道让面包车堵死了，真有事救护车进不来。", "cars", then=(Do("wangge5", 0, "07:50", "accept"),),
    ),
)  # fmt: skip

FOR_ONE_ONLY = (
    Story(
        "family", "gongzuo", 6, "15:20", "G05", "东关台窑洞 2排",
        "家里这点事闹得不成样子，想找个人说说。", "", "", Source.WINDOW, "一位大姐",
        then=(
            Do("shuji", 6, "16:00", "accept"),
            Do("shuji", 5, "19:30", "work", "单独坐下听了，妇联的同志也来了，约好下周再谈一次。"),
        ),
    ),
    Story(
        "child", "tuohongwei", 2, "16:40", "I04", "东关台窑洞 5排",
        "孩子放学没人管，常常一个人坐在门口。", source=Source.PATROL, then=(Do("shuji", 2, "17:30", "accept"),),
    ),
)  # fmt: skip

BY_HOTLINE = (
    Story(
        "wall-noise", "zhiban", 3, "10:20", "G02", "富民小区 7号楼", "工地晚上十点还在打桩，孩子睡不着。", "", "",
        Source.HOTLINE, "来电居民", order="投诉/噪声与邻里/生活噪声",
        then=(Do("wangge5", 3, "11:00", "accept"), Do("wangge5", 2, "20:30", "work", "夜里去听了，施工证写到十点，跟工头说了提前收。")),
    ),
    Story(
        "sewer", "zhiban", 4, "09:00", "B02", "街口小区 2号楼", "楼下污水井往外冒，味道很大。", "manhole", "",
        Source.HOTLINE, "来电居民", order="投诉/市政设施/污水堵塞外溢",
        then=(
            Do("kangjianping", 4, "09:20", "accept"),
            Do("kangjianping", 4, "09:40", "ask", "污水井往外冒，请今天来通。", body=301, hours=24),
            Do("shizheng", 4, "10:10", "part_accept", "车在路上。"),
            Do("shizheng", 4, "15:30", "part_done", "通了，掏出来一堆湿巾。"),
            Do("shizheng", 4, "15:30", "fix"),
        ),
    ),
)  # fmt: skip

LIVING = (*WAITING, *UP_THE_TREE, *TOLD_TWICE, *BY_OTHER_DOORS, *FOR_ONE_ONLY, *BY_HOTLINE)
