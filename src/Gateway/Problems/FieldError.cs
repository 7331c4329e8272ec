namespace SocialRec.Gateway.Problems;

/// <summary>What is wrong with one field of a request.</summary>
/// <param name="Pointer">RFC 6901 pointer into the body, or the name of a parameter; empty for the whole.</param>
/// <param name="Detail">What is wrong, to be read after the field's name: "must be a string".</param>
internal readonly record struct FieldError(string Pointer, string Detail);
