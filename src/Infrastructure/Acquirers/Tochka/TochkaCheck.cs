using System.Text.Json;
using CleanAcquiring.Application;
using CleanAcquiring.Application.Acquirers;
using Microsoft.IdentityModel.JsonWebTokens;

namespace CleanAcquiring.Infrastructure.Acquirers.Tochka;

/// <summary>Checks a seller's settings by asking for the company's points of sale; no money moves.</summary>
internal sealed class TochkaCheck(TochkaClient client, TimeProvider time)
{
    private static readonly JsonWebTokenHandler Handler = new() { MaximumTokenSizeInBytes = 4096 };

    private static readonly SettingProblem BadToken = new(
        TochkaSettings.Token,
        new("Это не JWT‑ключ: в нём три части, разделённые точками.", "This is no JWT key: it has three parts with points between."));

    private static readonly SettingProblem Expired = new(
        TochkaSettings.Token,
        new("Срок ключа истёк: перевыпустите его в интернет‑банке.", "The key has expired: issue it again in the internet bank."));

    private static readonly SettingProblem Denied = new(
        TochkaSettings.Token,
        new(
            "Банк не принял ключ, или у него нет прав MakeAcquiringOperation и ReadAcquiringData.",
            "The bank did not accept the key, or it lacks the rights MakeAcquiringOperation and ReadAcquiringData."));

    private static readonly SettingProblem NotConnected = new(
        TochkaSettings.CustomerCode,
        new("У этой компании не подключён интернет‑эквайринг.", "This company has no internet acquiring."));

    private static readonly SettingProblem BadPoint = new(
        TochkaSettings.MerchantId,
        new("У компании нет такой точки.", "The company has no such point of sale."));

    private static readonly SettingProblem ClosedPoint = new(
        TochkaSettings.MerchantId,
        new("Точка ещё не принимает платежи: дождитесь статуса REG.", "The point takes no payments yet: wait for its status REG."));

    private static readonly SettingProblem NoMode = new(
        TochkaSettings.Method,
        new("Этот способ оплаты у точки не включён.", "This way to pay is not switched on at the point of sale."));

    private static readonly SettingProblem NoRegister = new(
        "receipts",
        new("К точке не подключена касса.", "No fiscal register is connected to the point of sale."));

    public async Task<IReadOnlyList<SettingProblem>> CheckAsync(AcquirerConnection connection, CancellationToken cancellationToken)
    {
        var shop = TochkaShop.Of(connection);
        if (TokenProblem(shop.Token) is { } problem)
            return [problem];
        var path = $"retailers?customerCode={Uri.EscapeDataString(shop.CustomerCode)}";
        var response = await client.GetAsync(path, "check", shop, cancellationToken);
        return response switch
        {
            { Silence: { } reason } => throw new OutageException(TochkaClient.Name, "check", reason),
            { IsSuccess: true } => PointProblems(response.Data, shop, connection),
            { IsDenied: true } => [Denied],
            { IsNotConnected: true } => [NotConnected],
            _ => [new SettingProblem("", new($"Ответ банка: {response.Reason}", $"The bank's answer: {response.Reason}"))],
        };
    }

    private SettingProblem? TokenProblem(string token)
    {
        if (!Handler.CanReadToken(token))
            return BadToken;
        try
        {
            return new JsonWebToken(token) is { ValidTo: var end } && end > DateTime.MinValue && end < time.GetUtcNow().UtcDateTime
                ? Expired
                : null;
        }
        catch (ArgumentException)
        {
            return BadToken;
        }
    }

    private static IReadOnlyList<SettingProblem> PointProblems(JsonElement data, TochkaShop shop, AcquirerConnection connection)
    {
        var points = WireJson.Objects(data, "Retailer").Where(point => TochkaText.Text(point, "merchantId") == shop.MerchantId).ToList();
        if (points is not [var point, ..])
            return [BadPoint];
        if (TochkaText.Text(point, "status") != "REG" || Is(point, "isActive", JsonValueKind.False))
            return [ClosedPoint];
        List<SettingProblem> problems = [];
        if (TochkaSettings.Read(connection) is { IsRefused: false } settings && !Offers(point, settings.Value.Modes))
            problems.Add(NoMode);
        if (connection.Switch("receipts") is { IsRefused: false, Value: true } && !HasRegister(point))
            problems.Add(NoRegister);
        return problems;
    }

    private static bool Offers(JsonElement point, IReadOnlyList<string> modes)
    {
        if (!point.TryGetProperty("paymentModes", out var offered) || offered.ValueKind != JsonValueKind.Array)
            return true;
        var names = offered.EnumerateArray()
            .Where(mode => mode.ValueKind == JsonValueKind.String)
            .Select(mode => mode.GetString())
            .ToList();
        return modes.All(names.Contains);
    }

    // The shape of a register's description is not published: anything but nothing is one.
    private static bool HasRegister(JsonElement point) =>
        point.TryGetProperty("cashbox", out var register)
        && register.ValueKind is not (JsonValueKind.Null or JsonValueKind.False)
        && (register.ValueKind != JsonValueKind.String || register.GetString() is { Length: > 0 });

    private static bool Is(JsonElement point, string name, JsonValueKind kind) =>
        point.TryGetProperty(name, out var value) && value.ValueKind == kind;
}
