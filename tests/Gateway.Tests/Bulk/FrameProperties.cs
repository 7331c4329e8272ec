using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using SocialRec.Gateway.Bulk;
using SocialRec.Gateway.Options;
using SocialRec.Gateway.Tests.Fakes;

namespace SocialRec.Gateway.Tests.Bulk;

/// <summary>However a body is cut up on its way, its elements come out whole, in order, with their indexes.</summary>
public sealed class FrameProperties
{
    private static readonly LimitOptions Limits = new() { MaxElementBytes = 1_024 };

    [Fact]
    public void Lines_InAnyPieces_ComeOutWithTheirIndexes()
    {
        Gen<string> lines = Gen.Elements("a", "bb", "bad", "ccc", "", " ", "\r", new string('x', 1_025), new string('y', 3_000), new string('z', 1_024));
        var bodies = from body in lines.ListOf()
                     from end in Gen.Elements("", "\n")
                     from piece in Gen.Choose(1, 700)
                     select (Text: string.Join('\n', body) + end, Piece: piece);
        Prop.ForAll(bodies.ToArbitrary(), body =>
        {
            string[] elements = [.. body.Text.Split('\n').Where(line => line.Trim().Length > 0)];
            RecordingTarget target = Run(body.Text, body.Piece);
            return target.Matches(elements, Limits.MaxElementBytes);
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Json_OfEveryForm_GivesTheTextOfEachElement()
    {
        Gen<string> elements = Gen.Elements("""{"a":1}""", """{ "a" : [ {"b":"]},{"} ] }""", "7", "null", "[[[1]]]", """ "x,]" """);
        var bodies = from element in elements.ListOf()
                     from form in Gen.Elements("[{0}]", " [ {0} ] ", """{{"n":[1],"events":[{0}],"m":{{"events":[9]}}}}""")
                     select (Elements: element, Text: string.Format(null, form, string.Join(',', element)));
        Prop.ForAll(bodies.ToArbitrary(), body =>
        {
            byte[] bytes = Encoding.UTF8.GetBytes(body.Text);
            bool read = JsonFrames.Find(new ReadOnlySequence<byte>(bytes), "events", out var frames) is null;
            return read && frames.Select(frame => Encoding.UTF8.GetString(bytes, frame.Start, frame.Length)).SequenceEqual(body.Elements.Select(element => element.Trim()));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Json_AnyBytes_NeverThrows() => Prop.ForAll<byte[]>(bytes =>
    {
        JsonFrames.Find(new ReadOnlySequence<byte>(bytes ?? []), "events", out _);
        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Json_SingleObject_IsOneElement()
    {
        ReadOnlySequence<byte> body = new(Encoding.UTF8.GetBytes("""{"events":7,"type":"like"}"""));

        Assert.Null(JsonFrames.Find(body, "events", out var frames));
        Assert.Equal([(0, (int)body.Length)], frames);
    }

    private static RecordingTarget Run(string text, int piece)
    {
        var target = new RecordingTarget();
        var outcome = new BulkOutcome(maxListed: int.MaxValue);
        using var intake = new BulkIntake<string>(target, "default", outcome, new BulkOptions { BatchElements = 3, BatchesInFlight = 2 }, Limits);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 0, useSynchronizationContext: false, minimumSegmentSize: 16));
        Task reading = LineFrames.ReadAsync(pipe.Reader, intake, Limits.MaxElementBytes, CancellationToken.None);
        foreach (byte[] part in Encoding.UTF8.GetBytes(text).Chunk(piece))
            pipe.Writer.WriteAsync(part).AsTask().GetAwaiter().GetResult();
        pipe.Writer.Complete();
        reading.GetAwaiter().GetResult();
        intake.CompleteAsync().GetAwaiter().GetResult();
        target.Outcome = outcome;
        return target;
    }
}
