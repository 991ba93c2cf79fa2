using System.Globalization;
using System.Text.Json.Nodes;
using CleanAcquiring.Emulator.Acquirers.Tochka.Checkout;

namespace CleanAcquiring.Emulator.Acquirers.Tochka.Api;

/// <summary>The calls of the API on a known company.</summary>
internal sealed class LinkCalls(LinkStore store, BuyerActions buyer, CabinetActions cabinet)
{
    private static readonly TimeSpan Moscow = TimeSpan.FromHours(3);

    public ApiAnswer Create(DemoCompany company, JsonObject data, bool withReceipt, string origin)
    {
        if (LinkRules.Check(company, data, withReceipt) is { } error)
            return error;
        if (company.Behavior is AcquirerBehavior.Declines)
            return ApiAnswer.NoConnection;
        return store.Open(company, data, origin) is { } link ? ApiAnswer.Ok(LinkJson.Opened(link)) : ApiAnswer.Existing;
    }

    public ApiAnswer Get(DemoCompany company, string id) => About(company, id, link =>
    {
        cabinet.Advance(link);
        return ApiAnswer.Ok(new JsonObject { ["Operation"] = new JsonArray(LinkJson.Operation(link)) });
    });

    public ApiAnswer List(DemoCompany company, IQueryCollection query)
    {
        if (query["customerCode"] != company.CustomerCode)
            return ApiAnswer.NoConsent;
        if (Day(query["fromDate"]) is not { } from || Day(query["toDate"]) is not { } to)
            return ApiAnswer.Field("fromDate", "YYYY-MM-DD is required");
        if (Whole(query["page"], 1) is not { } page || Whole(query["perPage"], 1_000) is not { } size || size > 1_000)
            return ApiAnswer.Field("page", "a positive number is required");
        var found = store.All(link => link.Company == company && IsIn(link, from, to), LinkJson.Operation);
        var operations = new JsonArray([.. found.Skip((page - 1) * size).Take(size)]);
        return ApiAnswer.Ok(new JsonObject { ["Operation"] = operations }, Math.Max(1, (found.Count + size - 1) / size));
    }

    public ApiAnswer Capture(DemoCompany company, string id) => About(company, id, link =>
    {
        if (link.Status != LinkStatus.Authorized)
            return ApiAnswer.WrongState(link.Status);
        buyer.Capture(link);
        return ApiAnswer.Ok(new JsonObject { ["result"] = true });
    });

    public ApiAnswer Refund(DemoCompany company, string id, JsonObject data) => About(company, id, link =>
    {
        if (link.Status is not (LinkStatus.Approved or LinkStatus.PartlyRefunded))
            return ApiAnswer.WrongState(link.Status);
        if (LinkRules.Sum(data["amount"]) is not { } amount || amount <= 0m)
            return ApiAnswer.Field("amount", "a positive sum with two decimals is required");
        if (amount > link.Amount - link.Refunded)
            return ApiAnswer.Refused(424, "FailedDependency", "Сумма возврата больше остатка");
        CabinetActions.Accept(link, amount);
        return ApiAnswer.Ok(new JsonObject
        {
            ["isRefund"] = true,
            ["operationId"] = link.Id,
            ["amount"] = amount,
            ["date"] = store.Now.ToOffset(Moscow).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["orderId"] = $"r{link.Steps.Count}",
        });
    });

    public static ApiAnswer Customers(DemoCompany company) => ApiAnswer.Ok(new JsonObject
    {
        ["Customer"] = new JsonArray(new JsonObject { ["customerCode"] = company.CustomerCode, ["customerType"] = "Business" }),
    });

    public static ApiAnswer Retailers(DemoCompany company, string? customerCode) => customerCode != company.CustomerCode
        ? ApiAnswer.NoConsent
        : ApiAnswer.Ok(new JsonObject
        {
            ["Retailer"] = new JsonArray(new JsonObject
            {
                ["status"] = "REG",
                ["isActive"] = true,
                ["name"] = "Чайная лавка",
                ["merchantId"] = company.MerchantId,
                ["terminalId"] = "20000047",
                ["paymentModes"] = new JsonArray([.. DemoCompany.Modes.Select(mode => JsonValue.Create(mode))]),
                ["cashbox"] = "ATOL",
            }),
        });

    private ApiAnswer About(DemoCompany company, string id, Func<PaymentLink, ApiAnswer> answer) =>
        store.With(id, link => link?.Company == company ? answer(link) : ApiAnswer.NotFound);

    private static bool IsIn(PaymentLink link, DateOnly from, DateOnly to) =>
        DateOnly.FromDateTime(link.CreatedAt.ToOffset(Moscow).Date) is var day && day >= from && day <= to;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Whole(string? text, int usual) => string.IsNullOrEmpty(text) ? usual
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : null;
}
