using System.Buffers;

namespace SocialRec.Inference.Text.Reviews;

/// <summary>What shoppers judge, and the words that they call it, in English and Chinese.</summary>
internal static class AspectLexicon
{
    private static readonly (string Aspect, string[] Words)[] _aspects =
    [
        ("price", ["price", "prices", "cost", "value", "expensive", "cheap", "money", "价格", "价钱", "性价比", "便宜", "价位"]),
        ("quality", ["quality", "durable", "durability", "sturdy", "broke", "broken", "质量", "品质", "做工", "耐用"]),
        ("delivery", ["delivery", "shipping", "shipped", "arrived", "courier", "物流", "快递", "送货", "发货", "配送"]),
        ("service", ["service", "staff", "support", "seller", "refund", "服务", "客服", "售后", "态度", "前台", "卖家"]),
        ("packaging", ["packaging", "package", "box", "包装", "盒子"]),
        ("battery", ["battery", "batteries", "charge", "charging", "电池", "续航", "充电"]),
        ("screen", ["screen", "display", "resolution", "屏幕", "显示屏", "分辨率"]),
        ("sound", ["sound", "audio", "speaker", "speakers", "noise", "声音", "音质", "噪音", "隔音"]),
        ("performance", ["speed", "fast", "slow", "performance", "速度", "性能", "反应", "散热"]),
        ("appearance", ["color", "colour", "design", "style", "looks", "pretty", "外观", "颜色", "款式", "样子", "外形"]),
        ("fit", ["size", "sizes", "sizing", "fit", "fits", "length", "尺码", "大小", "尺寸", "合身"]),
        ("material", ["fabric", "material", "leather", "cotton", "面料", "材质", "布料", "料子"]),
        ("comfort", ["comfort", "comfortable", "soft", "itchy", "舒服", "舒适", "柔软"]),
        ("taste", ["taste", "tastes", "flavor", "flavour", "delicious", "fresh", "味道", "口感", "新鲜", "好吃", "口味"]),
        ("smell", ["smell", "smells", "scent", "气味", "香味", "异味", "清香"]),
        ("location", ["location", "located", "位置", "地理", "交通"]),
        ("room", ["room", "rooms", "bed", "bathroom", "房间", "客房", "卫生间", "床"]),
        ("breakfast", ["breakfast", "早餐", "早饭"]),
        ("story", ["story", "plot", "characters", "writing", "故事", "情节", "内容", "文笔"]),
        ("setup", ["setup", "install", "installation", "instructions", "manual", "安装", "说明书"]),
    ];

    private static readonly Dictionary<string, string> _byWord = _aspects.SelectMany(aspect => aspect.Words, (aspect, word) => (aspect.Aspect, word)).ToDictionary(pair => pair.word, pair => pair.Aspect);

    private static readonly SearchValues<string> _words = SearchValues.Create([.. _byWord.Keys], StringComparison.OrdinalIgnoreCase);

    /// <summary>The aspect that a clause speaks of first; null if none.</summary>
    public static string? AspectOf(ReadOnlySpan<char> clause)
    {
        for (int start = 0; start < clause.Length;)
        {
            int at = clause[start..].IndexOfAny(_words);
            if (at < 0)
                return null;
            at += start;
            if (WordAt(clause, at) is { } aspect)
                return aspect;
            start = at + 1;
        }

        return null;
    }

    // Latin words count whole; Chinese is written without spaces.
    private static string? WordAt(ReadOnlySpan<char> clause, int at)
    {
        if (char.IsAsciiLetter(clause[at]))
        {
            int end = at;
            while (end < clause.Length && char.IsAsciiLetter(clause[end]))
                end++;
            bool begins = at == 0 || !char.IsAsciiLetterOrDigit(clause[at - 1]);
            return begins ? _byWord.GetValueOrDefault(clause[at..end].ToString().ToLowerInvariant()) : null;
        }

        for (int length = Math.Min(4, clause.Length - at); length > 0; length--)
        {
            if (_byWord.TryGetValue(clause.Slice(at, length).ToString(), out string? aspect))
                return aspect;
        }

        return null;
    }
}
