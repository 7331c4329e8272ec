using Microsoft.AspNetCore.Http;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Bulk;

/// <summary>An element that was not taken, and why.</summary>
/// <param name="Index">Its index in the body.</param>
/// <param name="Id">The id it gave, if that could be read.</param>
/// <param name="Status">422 where it breaks a rule; 503 where it could not be kept for no fault of its own, so that it is to be sent again.</param>
/// <param name="Error">What is wrong with it.</param>
internal readonly record struct Rejection(int Index, string? Id, int Status, FieldError Error)
{
    /// <summary>An element that breaks a rule.</summary>
    public static Rejection Bad(int index, string? id, in FieldError error) => new(index, id, StatusCodes.Status422UnprocessableEntity, error);

    /// <summary>An element that was not kept, or perhaps not.</summary>
    public static Rejection Lost(int index, string? id) =>
        new(index, id, StatusCodes.Status503ServiceUnavailable, new FieldError("", "could not be kept now; send it again"));
}
