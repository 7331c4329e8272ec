using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using SocialRec.Recommendation.Scoring;
using SocialRec.Recommendation.Scoring.Ranking;

namespace SocialRec.Learning.Ranking;

/// <summary>
/// Writes examples for <c>training/ranker</c>. Little endian: the eight bytes <c>SRRANK01</c>; length (int32) and UTF-8 text of a JSON object with <c>name</c>,
/// <c>evidence</c> and <c>context</c> (names of the features in order) and <c>heads</c> (names of the labels' bits from the lowest); then, to the end, examples:
/// numbers C of candidates, H of context entries, D of dimensions and the heads the labels speak of (int32 each); candidates' vectors C × D and context vectors
/// H × D (float16); evidence C × 8 and context features H × 6 (float32); labels C (uint8).
/// </summary>
public sealed class RankingExampleWriter : IDisposable
{
    private readonly BinaryWriter _writer;

    /// <summary>Begins a file.</summary>
    /// <param name="stream">Where to; closed with the writer.</param>
    /// <param name="name">The data's name.</param>
    public RankingExampleWriter(Stream stream, string name)
    {
        _writer = new BinaryWriter(stream);
        byte[] header = JsonSerializer.SerializeToUtf8Bytes(new
        {
            name,
            evidence = Names<Feature>()[..RankerInput.FeatureCount],
            context = Names<ContextFeature>(),
            heads = Names<RankingLabel>()[1..],
        });
        _writer.Write(Encoding.ASCII.GetBytes("SRRANK01"));
        _writer.Write(header.Length);
        _writer.Write(header);
    }

    /// <summary>How many examples have been written.</summary>
    public int Count { get; private set; }

    /// <summary>Adds an example.</summary>
    /// <param name="example">The example.</param>
    /// <param name="heads">The heads that its labels speak of.</param>
    public void Write(RankingExample example, RankingLabel heads)
    {
        ArgumentNullException.ThrowIfNull(example);
        RankerInput input = example.Input;
        _writer.Write(input.CandidateCount);
        _writer.Write(input.ContextCount);
        _writer.Write(input.Dimensions);
        _writer.Write((int)heads);
        WriteHalves(input.Candidates);
        WriteHalves(input.Context);
        _writer.Write(MemoryMarshal.AsBytes<float>(input.Evidence));
        _writer.Write(MemoryMarshal.AsBytes<float>(input.ContextFeatures));
        _writer.Write(MemoryMarshal.AsBytes<RankingLabel>(example.Labels));
        Count++;
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();

    private void WriteHalves(float[] values) => _writer.Write(MemoryMarshal.AsBytes<Half>(Array.ConvertAll(values, value => (Half)value)));

    private static string[] Names<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName)];
}
