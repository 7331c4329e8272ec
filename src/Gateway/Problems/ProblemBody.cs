namespace SocialRec.Gateway.Problems;

/// <summary>An error as RFC 9457 has it.</summary>
internal sealed record ProblemBody
{
    /// <summary><c>about:blank</c>: the status says which kind of problem it is.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong with this request, and what to do.</summary>
    public string? Detail { get; init; }

    /// <summary>The fields or parameters at fault.</summary>
    public IReadOnlyList<FieldError>? Errors { get; init; }
}
