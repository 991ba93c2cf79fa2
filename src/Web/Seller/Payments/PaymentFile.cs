using System.Globalization;
using System.Net.Mime;
using System.Text;
using CleanAcquiring.Application.Payments;
using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Payments;
using CleanAcquiring.Web.Pages;
using CleanAcquiring.Web.Resources;
using CleanAcquiring.Web.SellerApi.Contracts;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.Extensions.Localization;
using SellerIdentity = CleanAcquiring.Application.Accounts.Seller;

namespace CleanAcquiring.Web.Seller.Payments;

/// <summary>
/// Payments as a CSV file for a spreadsheet: in the seller's language its separators, decimal sign and headings, its times in the
/// account's zone; written as it is read.
/// </summary>
internal sealed class PaymentFile(PaymentExport export, SellerIdentity seller) : IResult
{
    private static readonly string[] Columns =
        ["Created", "Paid", "Invoice", "Title", "Order", "Method", "Acquirer", "State", "Amount", "Refunded", "Net", "Currency", "Test"];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        BuyerLanguage.Use(BuyerLanguage.Of(httpContext, seller.Language));
        var texts = httpContext.RequestServices.GetRequiredService<IStringLocalizer<PaymentTexts>>();
        httpContext.Response.ContentType = "text/csv; charset=utf-8";
        httpContext.Response.Headers.CacheControl = BuyerPages.NoStore;
        httpContext.Response.Headers.ContentDisposition = new ContentDisposition("attachment") { FileName = "payments.csv" }.ToString();
        // With the mark by which spreadsheets know UTF-8.
        await using var writer = new StreamWriter(httpContext.Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(writer, Configuration());
        foreach (var column in Columns)
            csv.WriteField(texts[$"File.{column}", export.Zone.Id].Value);
        await csv.NextRecordAsync();
        await foreach (var payment in export.Payments.WithCancellation(httpContext.RequestAborted))
        {
            Write(csv, payment, texts);
            await csv.NextRecordAsync();
        }
    }

    // A name comes from the CRM: one that begins as a formula does must not become one.
    private static CsvConfiguration Configuration() => new(CultureInfo.CurrentUICulture)
    {
        Delimiter = CultureInfo.CurrentUICulture.NumberFormat.NumberDecimalSeparator == "," ? ";" : ",",
        InjectionOptions = InjectionOptions.Escape,
    };

    private void Write(CsvWriter csv, Payment payment, IStringLocalizer texts)
    {
        csv.WriteField(Time(payment.CreatedAt));
        csv.WriteField(Time(payment.PaidAt));
        csv.WriteField(payment.Invoice.Value);
        csv.WriteField(payment.Title);
        csv.WriteField(payment.OrderId);
        csv.WriteField(payment.Method.Value);
        csv.WriteField(payment.Acquirer);
        csv.WriteField(texts[$"State.{EnumNames.Of(payment.Status)}"].Value);
        csv.WriteField(Number(payment.Amount));
        csv.WriteField(Number(payment.Refunded));
        csv.WriteField(Number(payment.NetPaid));
        csv.WriteField(payment.Amount.Currency.Code);
        csv.WriteField(payment.IsTest ? texts["Test"].Value : "");
    }

    private static string Number(Money sum) =>
        sum.Amount.ToString($"F{sum.Currency.MinorDigits}", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name));

    private string Time(DateTimeOffset? moment) => moment is { } known
        ? TimeZoneInfo.ConvertTime(known, export.Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : "";
}
