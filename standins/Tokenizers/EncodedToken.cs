namespace Microsoft.ML.Tokenizers;

/// <summary>One token of a text.</summary>
public readonly struct EncodedToken : IEquatable<EncodedToken>
{
    /// <summary>A token.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="value">Its piece.</param>
    /// <param name="offset">Where it stands in the normalised text.</param>
    public EncodedToken(int id, string value, Range offset) => (Id, Value, Offset) = (id, value, offset);

    /// <summary>The id.</summary>
    public int Id { get; }

    /// <summary>The piece of the vocabulary.</summary>
    public string Value { get; }

    /// <summary>Where it stands in the normalised text.</summary>
    public Range Offset { get; }

    /// <inheritdoc/>
    public bool Equals(EncodedToken other) => Id == other.Id && Value == other.Value && Offset.Equals(other.Offset);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EncodedToken other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Value, Offset);
}
