using CleanAcquiring.Emulator.AmoCrm.Api;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.OAuth;

/// <summary>Keeps bare clients and blocked accounts away from the token endpoint.</summary>
internal sealed class OAuthGuard : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.AmoCrm() is not { } call)
            return ValueTask.FromResult<object?>(Answers.NotFound());
        if (string.IsNullOrWhiteSpace(context.HttpContext.Request.Headers.UserAgent) || call.Account?.State == AccountState.Blocked)
            return ValueTask.FromResult<object?>(Answers.Forbidden());
        return next(context);
    }
}
