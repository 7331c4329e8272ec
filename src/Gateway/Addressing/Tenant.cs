using System.Reflection;
using Microsoft.AspNetCore.Http;
using SocialRec.Identity;

namespace SocialRec.Gateway.Addressing;

/// <summary>Whose data a request is about; <see cref="AddressMiddleware"/> has checked the name.</summary>
/// <param name="Name">A name that <see cref="IdRules.IsTenant"/> accepts.</param>
internal readonly record struct Tenant(string Name)
{
    /// <summary>The header that names the tenant.</summary>
    public const string Header = "X-Tenant";

    /// <summary>The tenant of a request, <see cref="GrainKey.DefaultTenant"/> where it names none.</summary>
    public static Tenant Of(HttpContext context)
    {
        string? name = context.Request.Headers[Header];
        return new Tenant(string.IsNullOrEmpty(name) ? GrainKey.DefaultTenant : name);
    }

    /// <summary>Lets an endpoint take a tenant as a parameter.</summary>
    public static ValueTask<Tenant> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult(Of(context));

    /// <summary>The key of the tenant's grain with an id.</summary>
    public string Key(string id) => GrainKey.Of(Name, id);

    /// <summary>The key of the tenant's numbered grain: a log partition or catalog shard.</summary>
    public string Key(int number) => GrainKey.Of(Name, number);
}
