using SocialRec.Recommendation.Bundles;
using SocialRec.Recommendation.Candidates;
using SocialRec.Recommendation.Catalog;
using SocialRec.Recommendation.Explaining;
using SocialRec.Recommendation.Filters;
using SocialRec.Recommendation.Kernels;
using SocialRec.Recommendation.Mixing;
using SocialRec.Recommendation.Scenarios;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Shoppers;
using SocialRec.Recommendation.Texts;

namespace SocialRec.Recommendation;

/// <summary>
/// One request on its way through the stages: what was asked, what it pins, and the working memory, which is kept from request to request.
/// Belongs to one request at a time.
/// </summary>
public sealed class RecommendationContext
{
    /// <summary>While evidence is added up: origins from here on are feed entries, those below are slots of the history.</summary>
    internal const int FirstFeedOrigin = 1024;

    /// <summary>In a candidate's evidence: from here downwards stand feed entries, <c>FirstFeedEvidence − entry</c>; above stand recent events.</summary>
    internal const int FirstFeedEvidence = -16;

    // Candidates are drawn for a time that moves in steps, so that for that long they need not be drawn again; each shopper's steps fall at another moment.
    private const long EvidenceStepMs = 300_000;

    private int[] _rows = new int[512];
    private float[] _scores = new float[512];
    private float[] _headScores = new float[512];

    internal RecommendationContext()
    {
    }

    /// <summary>What is asked for.</summary>
    public RecommendationRequest Request { get; private set; } = null!;

    /// <summary>For whom.</summary>
    public Shopper Shopper { get; private set; } = null!;

    /// <summary>The pinned catalog.</summary>
    public CatalogView View { get; private set; } = null!;

    /// <summary>The pinned bundle, bound to the catalog; null if none is active.</summary>
    public BundleBinding? Binding { get; private set; }

    /// <summary>Which items read alike.</summary>
    public TextNeighbours Texts { get; private set; } = TextNeighbours.None;

    /// <summary>The pinned bundle; null if none is active.</summary>
    public ModelBundle? Bundle => Binding?.Bundle;

    /// <summary>The scenario asked for.</summary>
    public Scenario Scenario { get; private set; } = null!;

    /// <summary>Which page of the list is asked for.</summary>
    public PageCursor Page { get; private set; } = null!;

    /// <summary>The time the answer is for, Unix milliseconds.</summary>
    public long NowMs => Page.NowMs;

    /// <summary>The time that evidence is aged to: up to five minutes ago.</summary>
    public long EvidenceMs { get; private set; }

    /// <summary>Seed of every chance decision.</summary>
    public long Seed => Page.Seed;

    /// <summary>0 (scores alone) to 1 (variety first).</summary>
    public float Diversity => Request.Diversity is { } asked ? (float)asked : Scenario.Diversity;

    /// <summary>The wanted category's number, or −1 if there is none or no item has it.</summary>
    public int Category { get; private set; }

    /// <summary>The row of the item that the scenario starts from, or −1.</summary>
    public int Anchor { get; private set; }

    /// <summary>The ready lists to draw from: those of the wanted category, or of the whole catalog.</summary>
    public CatalogLists Lists => Request.Category is null ? View.Lists : View.ListsOf(Category);

    /// <summary>The rows that may become candidates.</summary>
    public RowMask Mask { get; } = new();

    /// <summary>What the shopper liked.</summary>
    public History History { get; } = new();

    /// <summary>What friends did.</summary>
    public FeedTrace Feed { get; } = new();

    /// <summary>What the shopper's circles did.</summary>
    public CircleTrace Circles { get; } = new();

    /// <summary>The shopper's vector.</summary>
    public LiveVector Vector { get; } = new();

    /// <summary>The candidates.</summary>
    public CandidateSet Candidates { get; } = new();

    /// <summary>The score of each candidate.</summary>
    public Span<float> Scores => _scores.AsSpan(0, Candidates.Count);

    internal Span<float> HeadScores => _headScores.AsSpan(0, Candidates.Count);

    internal EvidenceAccumulator Trained { get; } = new();

    internal EvidenceAccumulator CoOccurring { get; } = new();

    internal EvidenceAccumulator CircleActs { get; } = new();

    internal EvidenceAccumulator AlikeTexts { get; } = new();

    internal TopK Top { get; } = new();

    internal GroupProbe Probe { get; } = new();

    internal RankedList Ranked { get; } = new();

    internal MarginalRelevance MarginalRelevance { get; } = new();

    internal LatestItems LatestItems { get; } = new();

    internal List<TypedReason> Reasons { get; } = [];

    internal List<string> Degraded { get; } = [];

    internal void Begin(ServingState state, Shopper shopper, RecommendationRequest request, Scenario scenario, PageCursor page)
    {
        (View, Binding, Texts, Shopper, Request, Scenario, Page) = (state.View, state.Binding, state.Texts, shopper, request, scenario, page);
        Category = request.Category is null ? -1 : View.FindCategory(request.Category);
        Anchor = request.Item is null ? -1 : View.Find(IdHash.Of(request.Item));
        EvidenceMs = NowMs - (NowMs + Phase(shopper.User)) % EvidenceStepMs;
        Degraded.Clear();
        LatestItems.Clear();
    }

    /// <summary>Reads what the shopper did.</summary>
    internal void ReadHistory()
    {
        ActWeights acts = Bundle?.ActWeights ?? ActWeights.Default;
        float halfLifeDays = Scenario.HistoryHalfLifeDays ?? Bundle?.Parameters.Get(ParameterNames.HistoryHalfLifeDays, 0) ?? 0;
        History.Build(Shopper, View, Binding, new HistoryOptions(acts, EvidenceMs, halfLifeDays, Scenario.Focus), Anchor);
        Candidates.Clear(View.Count);
    }

    /// <summary>The catalog rows of items, −1 where there is none; valid until the next call.</summary>
    internal ReadOnlySpan<int> RowsOf(ReadOnlySpan<ulong> hashes)
    {
        if (_rows.Length < hashes.Length)
            _rows = new int[2 * hashes.Length];
        Span<int> rows = _rows.AsSpan(0, hashes.Length);
        View.Find(hashes, rows);
        return rows;
    }

    /// <summary>Makes room for the scores of all candidates.</summary>
    internal void ReserveScores()
    {
        if (_scores.Length < Candidates.Count)
            (_scores, _headScores) = (new float[2 * Candidates.Count], new float[2 * Candidates.Count]);
    }

    /// <summary>Adds the selected rows to the candidates.</summary>
    internal void AddTop()
    {
        foreach (ulong key in Top.Take())
            Candidates.Add(ScoredIndex.Index(key));
    }

    /// <summary>Adds the allowed rows with the largest sums to the candidates; <paramref name="rowOf"/> is empty where sums are by row.</summary>
    internal void AddBest(EvidenceAccumulator sums, int budget, ReadOnlySpan<int> rowOf = default)
    {
        Top.Reset(budget, above: 0);
        sums.OfferTo(Top, Mask, rowOf);
        AddTop();
    }

    /// <summary>Adds the first allowed rows of a list to the candidates; returns how many there were.</summary>
    internal int AddAllowed(ReadOnlySpan<int> rows, int budget)
    {
        int added = 0;
        for (int i = 0; i < rows.Length && added < budget; i++)
        {
            if (!Mask.Contains(rows[i]))
                continue;
            Candidates.Add(rows[i]);
            added++;
        }
        return added;
    }

    /// <summary>The evidence that an origin stands for: the recent event behind a slot of the history, or a feed entry; −1 for none.</summary>
    internal int EvidenceOf(int origin) => origin switch
    {
        < 0 => -1,
        >= FirstFeedOrigin => FirstFeedEvidence - (origin - FirstFeedOrigin),
        _ => History.Origins[origin],
    };

    /// <summary>Where a shopper's steps begin, spread over shoppers: FNV-1a (Fowler, Noll, Vo), the same on every silo.</summary>
    private static uint Phase(string? user)
    {
        uint hash = 2_166_136_261;
        foreach (char c in user ?? "")
            hash = (hash ^ c) * 16_777_619;
        return hash % (uint)EvidenceStepMs;
    }
}
