using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using CleanAcquiring.Application.Acquirers;
using CleanAcquiring.Application.Acquirers.Fiscal;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Domain.Receipts;
using CleanAcquiring.Infrastructure.Tests.Acquirers;
using CleanAcquiring.TestKit.Builders;
using CleanAcquiring.TestKit.Evidence;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;

namespace CleanAcquiring.Infrastructure.Tests.Proofs;

/// <summary>
/// Receipts that our rules make of random invoices, through the translation of each acquirer: its fiscal register takes them.
/// </summary>
public sealed class Receipt_translations
{
    private const int Quick = 500;
    private const int Full = 100_000;

    private static readonly Gen<FiscalSettings> Sellers = Gen.Select(Gen.Enum<TaxSystem>(), Gen.Enum<VatRate>(), Gen.Bool)
        .Select((system, vat, isPrepayment) => new FiscalSettings(system, vat) { IsPrepayment = isPrepayment });

    private static readonly ReceiptContact Email = ReceiptContact.Parse("buyer@shop.example")!;
    private static readonly ReceiptContact Phone = ReceiptContact.Parse("+7 916 111-22-99")!;

    [Fact]
    public void Receipt_of_any_invoice_is_taken_by_each_register()
    {
        using var adapters = Adapters.With(new Dictionary<string, string?>(StringComparer.Ordinal));
        var profiles = adapters.GetServices<IAcquirer>().Select(acquirer => acquirer.Profile).ToList();
        var translations = Translations().ToList();
        translations.Select(one => one.Acquirer).Distinct().Order(StringComparer.Ordinal).ShouldBe(
            profiles.Where(profile => profile.Fiscal is not null).Select(profile => profile.Name).Order(StringComparer.Ordinal));
        var (watch, iterations) = (Stopwatch.StartNew(), EvidenceFile.IsFull ? Full : Quick);
        var tallies = translations.ToDictionary(one => one, _ => new Tally());

        Gen.Select(RandomInvoices.Any, Sellers, Gen.Bool).Sample(
            (invoice, seller, byPhone) =>
            {
                foreach (var (translation, tally) in tallies)
                {
                    var profile = profiles.Single(profile => profile.Name == translation.Acquirer);
                    Translate(translation, tally, profile, invoice, seller, byPhone);
                }
            },
            iter: iterations);

        // If most invoices were refused before, the translation would be tried by few.
        tallies.ShouldAllBe(tally => tally.Value.Receipts > iterations / 10);
        Report(tallies, iterations, watch.Elapsed);
    }

    private static void Translate(
        ReceiptTranslation translation, Tally tally, AcquirerProfile profile, Invoice invoice, FiscalSettings seller, bool byPhone)
    {
        var everyRate = profile with { Fiscal = profile.Fiscal! with { RatesOf = null } };
        var terms = new CommonSettings(seller, PaymentStages.One, IsTest: false)
            .TermsAt(everyRate, new AcquirerConnection(new Dictionary<string, string>()));
        var charge = InvoiceRules.Check(invoice.Case(terms));
        if (charge.IsRefused || charge.Value.Receipt is not { } charged)
            return;
        var receipt = new Receipt(
            charged.Lines, byPhone && !profile.Fiscal!.NeedsEmail ? Phone : Email, seller.TaxSystem, charge.Value.Amount.Currency);
        receipt.Total.ShouldBe(charge.Value.Amount);

        translation.Fault(receipt).ShouldBeNull(translation.What);

        tally.Count(receipt.Lines.Count);
    }

    // Each acquirer's folder has its own.
    private static IEnumerable<ReceiptTranslation> Translations() => typeof(Receipt_translations).Assembly.GetTypes()
        .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.Public))
        .Where(field => field.FieldType == typeof(ReceiptTranslation))
        .Select(field => (ReceiptTranslation)field.GetValue(null)!)
        .OrderBy(one => one.What, StringComparer.Ordinal);

    private static void Report(IReadOnlyDictionary<ReceiptTranslation, Tally> tallies, int iterations, TimeSpan time) =>
        EvidenceFile.Write(
            "receipts",
            "Receipts of every acquirer",
            "./build/evidence.sh receipts",
            [
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{iterations:N0} random invoices (prices, quantities, discounts, VAT modes and rates, prepayment) in " +
                    $"{time.TotalSeconds:0} s. Each receipt that our rules make of one was translated for each acquirer and checked by " +
                    $"the rules of its emulator, written apart: sums to the kopeck, price × quantity, lengths, counts and words."),
                "",
                "| translation | receipts | lines |",
                "|---|--:|--:|",
                .. tallies.Select(tally => string.Create(
                    CultureInfo.InvariantCulture, $"| {tally.Key.What} | {tally.Value.Receipts:N0} | {tally.Value.Lines:N0} |")),
            ]);

    private sealed class Tally
    {
        private long receipts;
        private long lines;

        public long Receipts => Volatile.Read(ref receipts);

        public long Lines => Volatile.Read(ref lines);

        public void Count(int linesOfOne)
        {
            Interlocked.Increment(ref receipts);
            Interlocked.Add(ref lines, linesOfOne);
        }
    }
}
