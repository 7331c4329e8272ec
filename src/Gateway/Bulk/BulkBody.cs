namespace SocialRec.Gateway.Bulk;

/// <summary>What became of a bulk request. <see cref="BulkAnswer"/> writes it; this is its shape for the API's description.</summary>
internal sealed record BulkBody
{
    /// <summary>How many elements are durable now.</summary>
    public required long Accepted { get; init; }

    /// <summary>How many had been accepted before.</summary>
    public required long Duplicates { get; init; }

    /// <summary>The elements that were not taken: the first 1,000 that break a rule, and all that are to be sent again.</summary>
    public required RejectionBody[] Rejected { get; init; }

    /// <summary>How many more break a rule than are listed.</summary>
    public long? RejectedUnlisted { get; init; }

    /// <summary>Indexes of the elements to send again: those rejected with status 503.</summary>
    public int[]? Retry { get; init; }

    /// <summary>The index from which on nothing was read: send the rest again.</summary>
    public int? RetryFrom { get; init; }

    /// <summary>Give it to a recommendation that must know of these events.</summary>
    public required string Token { get; init; }
}

/// <summary>An element that was not taken.</summary>
/// <param name="Index">Its index among the elements of the body, from 0.</param>
/// <param name="Id">Its id, if that could be read.</param>
/// <param name="Error">What is wrong with it.</param>
internal sealed record RejectionBody(int Index, string? Id, RejectionError Error);

/// <summary>What is wrong with an element.</summary>
/// <param name="Status">422: it breaks a rule. 503: send it again.</param>
/// <param name="Pointer">RFC 6901 pointer within the element; empty for the whole of it.</param>
/// <param name="Detail">What is wrong there.</param>
internal sealed record RejectionError(int Status, string Pointer, string Detail);
