using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.OpenApi;
using SocialRec.Gateway.Problems;

namespace SocialRec.Gateway.Query;

/// <summary>A parameter of the query string: read by endpoints, shown in the API's description, and the same in both.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">What it does.</param>
internal abstract class QueryParameter(string name, string description)
{
    /// <summary>Its name.</summary>
    public string Name => name;

    /// <summary>What it does.</summary>
    public string Description => description;

    /// <summary>What values it takes, for the API's description.</summary>
    public abstract OpenApiSchema Schema { get; }

    /// <summary>A value that shows its use; null if the default says enough.</summary>
    public virtual JsonNode? Example => null;
}

/// <summary>A parameter of one type.</summary>
/// <typeparam name="T">What it is read as.</typeparam>
internal abstract class QueryParameter<T>(string name, string description, T absent) : QueryParameter(name, description)
{
    /// <summary>What it is read as where a request does not give it.</summary>
    public T Absent => absent;

    /// <summary>Reads it, or notes what is wrong with it.</summary>
    public T Read(HttpRequest request, ref List<FieldError>? errors)
    {
        string? text = request.Query[Name];
        if (string.IsNullOrEmpty(text))
            return absent;
        if (TryParse(text, out T value) is not { } problem)
            return value;
        (errors ??= []).Add(new FieldError(Name, problem));
        return absent;
    }

    /// <summary>Reads a value; returns what is wrong with it, or null.</summary>
    protected abstract string? TryParse(string text, out T value);
}
