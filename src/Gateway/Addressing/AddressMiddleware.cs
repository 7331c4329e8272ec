using Microsoft.AspNetCore.Http;
using SocialRec.Gateway.Problems;
using SocialRec.Identity;

namespace SocialRec.Gateway.Addressing;

/// <summary>Refuses a request whose tenant or ids, as far as they stand in the header and the path, break the rules for them (400).</summary>
internal sealed class AddressMiddleware(RequestDelegate next)
{
    /// <summary>Checks the address, then goes on.</summary>
    public Task InvokeAsync(HttpContext context)
    {
        if (!IdRules.IsTenant(Tenant.Of(context).Name))
            return Refuse(context, Tenant.Header, "must be 1 to 63 of a to z, 0 to 9 and -");
        foreach ((string name, object? value) in context.Request.RouteValues)
        {
            if (value is string id && IdRules.Problem(id) is { } problem)
                return Refuse(context, name, problem);
        }

        return next(context);
    }

    private static Task Refuse(HttpContext context, string pointer, string problem) =>
        Problem.BadRequest("The address of the request breaks a rule.", new FieldError(pointer, problem)).ExecuteAsync(context);
}
