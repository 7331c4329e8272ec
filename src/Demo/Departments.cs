namespace SocialRec.Demo;

/// <summary>The shop's departments and the colours all of them use.</summary>
internal static class Departments
{
    public static readonly Wording[] Colours =
    [
        new("black", "黑色"), new("white", "白色"), new("forest green", "墨绿"), new("navy", "藏青"), new("sand", "沙色"), new("terracotta", "陶红"), new("grey", "灰色"), new("yellow", "明黄"),
    ];

    public static readonly Department[] All =
    [
        new("coffee", "咖啡", [new("pour-over dripper", "手冲滤杯"), new("hand grinder", "手摇磨豆机"), new("moka pot", "摩卡壶"), new("gooseneck kettle", "细口壶"), new("espresso cup", "浓缩杯")],
            [new("ceramic", "陶瓷"), new("steel", "不锈钢"), new("glass", "玻璃")], [new("Morrow", "晨露"), new("Kettleby", "壶语"), new("Third Cup", "第三杯")],
            [new("the brew tastes clean", "冲出来很干净"), new("pours with real control", "水流很好控制")], 38),
        new("camping", "露营", [new("folding stove", "折叠炉"), new("two-person tent", "双人帐篷"), new("down sleeping bag", "羽绒睡袋"), new("head torch", "头灯"), new("camp chair", "露营椅")],
            [new("titanium", "钛合金"), new("ripstop nylon", "防撕裂尼龙"), new("aluminium", "铝合金")], [new("Northfell", "北岭"), new("Tarn", "山湖"), new("Campline", "营线")],
            [new("light enough for a long walk", "走远路也不沉"), new("stood a night of rain", "下了一夜雨也没事")], 89),
        new("ceramics", "陶艺", [new("tea bowl", "茶碗"), new("serving plate", "餐盘"), new("bud vase", "花器"), new("teapot", "茶壶"), new("incense holder", "香座")],
            [new("stoneware", "粗陶"), new("porcelain", "白瓷"), new("celadon", "青瓷")], [new("Kiln Lane", "窑巷"), new("Ash & Clay", "灰土"), new("Jingshan", "景山")],
            [new("the glaze is lovely", "釉色很美"), new("sits well in the hand", "握着很舒服")], 46),
        new("running", "跑步", [new("trail shoe", "越野跑鞋"), new("running vest", "跑步背心"), new("road shoe", "路跑鞋"), new("split shorts", "速干短裤"), new("hydration belt", "水壶腰包")],
            [new("mesh", "网布"), new("merino", "美利奴"), new("recycled polyester", "再生聚酯")], [new("Stride", "迈步"), new("Kilo", "千米"), new("Dawnrun", "晨跑")],
            [new("no blisters after twenty miles", "跑三十公里不磨脚"), new("dries in minutes", "几分钟就干")], 72),
        new("skincare", "护肤", [new("sunscreen", "防晒霜"), new("face serum", "精华液"), new("cleansing balm", "卸妆膏"), new("hand cream", "护手霜"), new("night cream", "晚霜")],
            [new("oat", "燕麦"), new("green tea", "绿茶"), new("rice bran", "米糠")], [new("Petal Lab", "花间"), new("Dew", "露屿"), new("Plainskin", "素肌")],
            [new("no white cast at all", "完全不泛白"), new("my skin calmed down in a week", "一周就稳定了")], 27),
        new("headphones", "耳机", [new("over-ear headphones", "头戴耳机"), new("wireless earbuds", "无线耳塞"), new("open-back headphones", "开放式耳机"), new("desk amplifier", "桌面耳放"), new("neckband", "颈挂耳机")],
            [new("walnut", "胡桃木"), new("carbon fibre", "碳纤维"), new("protein leather", "蛋白皮")], [new("Halcyon", "静好"), new("Decibel", "分贝"), new("Auris", "闻音")],
            [new("the battery lasts all week", "电池能用一周"), new("wide, honest sound", "声场宽，很真实")], 129),
        new("board-games", "桌游", [new("strategy game", "策略桌游"), new("party game", "聚会桌游"), new("co-op game", "合作桌游"), new("card game", "卡牌游戏"), new("puzzle box", "解谜盒")],
            [new("linen card", "亚麻卡"), new("wood", "木质"), new("cardboard", "纸板")], [new("Meeple House", "米宝屋"), new("Two Dice", "双骰"), new("Lantern Games", "灯笼游戏")],
            [new("everybody wanted a second round", "大家都想再来一局"), new("learned in five minutes", "五分钟就会")], 41),
        new("baking", "烘焙", [new("loaf tin", "吐司模"), new("proofing basket", "发酵篮"), new("stand mixer", "厨师机"), new("pastry knife", "刮板"), new("baking stone", "烤石")],
            [new("cast iron", "铸铁"), new("rattan", "藤编"), new("silicone", "硅胶")], [new("Crumb", "面包屑"), new("Oven Street", "烤箱街"), new("Millstone", "石磨")],
            [new("the crust sings", "外皮特别脆"), new("nothing sticks", "一点不粘")], 35),
        new("gardening", "园艺", [new("secateurs", "修枝剪"), new("seed set", "种子套装"), new("self-watering pot", "自吸水花盆"), new("hand trowel", "小铲"), new("grow light", "植物灯")],
            [new("carbon steel", "碳钢"), new("terracotta clay", "红陶"), new("ash wood", "白蜡木")], [new("Greenhouse Nine", "九号温室"), new("Root & Leaf", "根叶"), new("Balcony", "阳台")],
            [new("cuts like new after a year", "用了一年还很锋利"), new("everything sprouted", "全都发芽了")], 24),
        new("stationery", "文具", [new("fountain pen", "钢笔"), new("dot notebook", "点阵本"), new("bottled ink", "彩墨"), new("pen case", "笔袋"), new("washi tape", "和纸胶带")],
            [new("brass", "黄铜"), new("canvas", "帆布"), new("resin", "树脂")], [new("Inkwell", "墨池"), new("Paperbark", "纸皮"), new("Line & Dot", "线点")],
            [new("the nib glides", "笔尖很顺"), new("no bleed-through", "完全不洇")], 22),
        new("photography", "摄影", [new("film camera", "胶片相机"), new("prime lens", "定焦镜头"), new("camera strap", "相机背带"), new("travel tripod", "旅行三脚架"), new("lens filter", "滤镜")],
            [new("magnesium", "镁合金"), new("full-grain leather", "头层牛皮"), new("optical glass", "光学玻璃")], [new("Silverhalide", "银盐"), new("Aperture Works", "光圈工坊"), new("Overcast", "阴天")],
            [new("the colours are gentle", "色彩很温柔"), new("sharp wide open", "全开就很锐")], 165),
        new("vintage", "古着", [new("wool coat", "羊毛大衣"), new("denim jacket", "牛仔外套"), new("silk scarf", "真丝方巾"), new("corduroy trousers", "灯芯绒长裤"), new("leather satchel", "皮书包")],
            [new("wool", "羊毛"), new("selvedge denim", "赤耳丹宁"), new("silk", "真丝")], [new("Second Story", "二楼"), new("Attic", "阁楼"), new("Old Harbour", "旧港")],
            [new("fits as if made for me", "像量身定做的"), new("smells of nothing, looks of 1974", "没有异味，像七十年代")], 58),
    ];
}
