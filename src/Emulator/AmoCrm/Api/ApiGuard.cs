using System.Collections.Concurrent;
using CleanAcquiring.Emulator.AmoCrm.OAuth;
using CleanAcquiring.Emulator.AmoCrm.State;

namespace CleanAcquiring.Emulator.AmoCrm.Api;

/// <summary>Checks every call to API v4: user agent, account, token, rate limit.</summary>
internal sealed class ApiGuard(TokenIssuer tokens, RateLimit pace) : IEndpointFilter
{
    private const string BadCredentials = "Неверный логин или пароль";

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        Refusal(context.HttpContext) is { } refusal ? ValueTask.FromResult<object?>(refusal) : next(context);

    private IResult? Refusal(HttpContext http)
    {
        // The promo host has no API.
        if (http.AmoCrm() is not { IsPromo: false } call)
            return Responses.NotFound();
        if (string.IsNullOrWhiteSpace(http.Request.Headers.UserAgent) || call.Account?.State == AccountState.Blocked)
            return Responses.Forbidden();
        if (call.Account is null && !call.IsShared)
            return Responses.Problem(StatusCodes.Status401Unauthorized, "Аккаунт не найден. Код ошибки 101");

        if (
            Bearer(http.Request) is not { } token
            || tokens.ByAccess(token) is not { } pair
            || (call.Account ?? pair.Account) != pair.Account
        )
            return Responses.Problem(StatusCodes.Status401Unauthorized, BadCredentials);
        call.Account = pair.Account;
        if (http.Request.Headers["X-Context-User-ID"] is [{ } user] && !pair.Account.Users.Any(known => $"{known.Id}" == user))
            return Responses.Problem(StatusCodes.Status401Unauthorized, BadCredentials);
        if (!pace.Allows(pair.Account.Id))
            return Responses.Page(StatusCodes.Status429TooManyRequests);
        return Refusal(pair.Account.State, isWrite: !HttpMethods.IsGet(http.Request.Method));
    }

    private static IResult? Refusal(AccountState state, bool isWrite) => state switch
    {
        AccountState.ReadOnly when isWrite => Unpaid(),
        AccountState.NoWriteRights when isWrite => Responses.Invalid("Недостаточно прав для выполнения действия. Код ошибки 244"),
        AccountState.Ok or AccountState.ReadOnly or AccountState.NoWriteRights => null,
        AccountState.Unpaid => Unpaid(),
        AccountState.NoRights => Responses.Problem(StatusCodes.Status403Forbidden, "Недостаточно прав для вызова данного метода"),
        AccountState.ClosedToAddress => Responses.Problem(
            StatusCodes.Status403Forbidden, "Доступ к данному аккаунту запрещён с Вашего IP адреса. Код ошибки 113"),
        AccountState.Blocked => Responses.Forbidden(),
    };

    private static IResult Unpaid() => Responses.Problem(StatusCodes.Status402PaymentRequired, "Подписка закончилась");

    private static string? Bearer(HttpRequest request) =>
        request.Headers.Authorization is [{ } header] && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? header["Bearer ".Length..].Trim()
            : null;
}

/// <summary>Limits the requests of an account per second of the system clock; the emulated clock has no effect.</summary>
internal sealed class RateLimit(EmulatorOptions options)
{
    private readonly ConcurrentDictionary<long, Queue<long>> windows = new();

    public bool Allows(long accountId)
    {
        var window = windows.GetOrAdd(accountId, _ => new Queue<long>());
        lock (window)
        {
            var now = TimeProvider.System.GetTimestamp();
            while (window.TryPeek(out var oldest) && TimeProvider.System.GetElapsedTime(oldest, now) >= TimeSpan.FromSeconds(1))
                window.Dequeue();
            if (window.Count >= options.RequestsPerSecond)
                return false;
            window.Enqueue(now);
            return true;
        }
    }
}
