using CleanAcquiring.Domain.Common;
using CleanAcquiring.Domain.Invoices;
using CsCheck;

namespace CleanAcquiring.TestKit.Builders;

/// <summary>Generates invoices as sellers and other programs write them: most plausible, many with odd figures, some absurd.</summary>
public static class RandomInvoices
{
    private static readonly Gen<decimal> Price = Gen.Frequency(
        (12, Gen.Int[1, 200_000].Select(kopecks => kopecks / 100m)),
        (3, Gen.Int[1, 5_000_000].Select(kopecks => kopecks / 100m)),
        (4, Gen.Int[1, 100_000].Select(n => n / 3m)),
        (1, Gen.Int[0, 2_000].Select(n => n / 1000m)),
        (1, Gen.Long[1, 9_000_000_000].Select(kopecks => kopecks / 100m)));

    private static readonly Gen<decimal?> Quantity = Gen.Frequency(
        (16, Gen.Int[1, 20].Select(n => (decimal?)n)),
        (4, Gen.Int[1, 99_999_999].Select(n => (decimal?)(n / 1000m))),
        (1, Gen.Int[1, 300_000].Select(n => (decimal?)n)),
        (1, Gen.Int[1, 10_000].Select(n => (decimal?)(n / 7m))),
        (1, Gen.Int[0, 5].Select(n => (decimal?)(n / 1000m))),
        (1, Gen.Const((decimal?)null)));

    private static readonly Gen<Discount?> Discounts = Gen.Frequency(
        (3, Gen.Const((Discount?)null)),
        (2, Gen.Int[0, 1000].Select(n => (Discount?)new Discount(true, n / 10m))),
        (1, Gen.Int[0, 100_000].Select(n => (Discount?)new Discount(false, n / 100m))));

    private static readonly Gen<LineVat> Vat = Gen.Frequency(
        (4, Gen.Int[0, 5].Select(i => LineVat.Of(new[] { 0m, 5m, 7m, 10m, 20m, 22m }[i]))),
        (1, Gen.Const(LineVat.None)),
        (1, Gen.Const(LineVat.Unstated)));

    private static readonly Gen<string?> Name = Gen.Frequency(
        (6, Gen.Int[1, 9].Select(n => (string?)$"Товар {n}")),
        (1, Gen.Const((string?)null)),
        (1, Gen.Int[100, 300].Select(n => (string?)string.Concat(Enumerable.Repeat("🪑Кресло", n / 5)))));

    private static readonly Gen<string?> Unit = Gen.Frequency(
        (4, Gen.Const((string?)"шт")),
        (1, Gen.Const((string?)null)),
        (1, Gen.Const((string?)new string('м', 200)))
    );

    private static readonly Gen<InvoiceLine> Line = Gen.Select(Name, Price, Quantity, Unit, Discounts, Vat)
        .Select(it => new InvoiceLine(it.Item1, null, it.Item2, it.Item3, it.Item4, it.Item5, it.Item6, null));

    private static readonly Gen<InvoiceLine[]> Lines = Gen.Frequency(
        (40, Line.Array[0, 4]),
        (10, Line.Array[5, 12]),
        (1, Line.Array[60, 130])
    );

    /// <summary>Invoices in any VAT mode, whose stored total mostly equals the lines within a few kopecks.</summary>
    public static readonly Gen<Invoice> Any = Gen
        .Select(Lines, Gen.Int[0, 2], Gen.Frequency((3, Gen.Const(0)), (1, Gen.Int[-3, 3])), Gen.Int[0, 9], Price)
        .Select((lines, mode, off, kind, price) =>
        {
            var status = kind == 9 ? InvoiceStatus.Absent : InvoiceStatus.Created;
            var invoice = AnInvoice.Of(null, lines) with { VatMode = (VatMode)mode, Status = status };
            var summed = InvoiceTotals.Decide(invoice, 20m) is { IsRefused: false, Value.Amount: var kopecks } ? kopecks / 100m : price;
            return kind switch
            {
                0 or 1 when lines.Length > 0 => invoice,
                2 => invoice with { BillPrice = price },
                _ => invoice with { BillPrice = summed + off / 100m },
            };
        });

    /// <summary>Invoices with figures of any size and sign.</summary>
    public static readonly Gen<Invoice> Absurd = Gen.Select(Figure().Array[0, 6].Select(it => it.Length), Figure(), Gen.Int[0, 2])
        .SelectMany(
            (count, bill, mode) =>
                AbsurdLine()
                    .Array[count]
                    .Select(lines => AnInvoice.Of(bill, lines) with { VatMode = (VatMode)mode, Currency = Currency.Rub })
        );

    private static Gen<InvoiceLine> AbsurdLine() =>
        Gen.Select(Figure(), Figure(), Figure(), Figure(), Figure(), Gen.Bool)
            .Select(
                (price, quantity, discount, vat, sum, percentage) =>
                    new InvoiceLine(
                        null,
                        null,
                        price,
                        quantity,
                        null,
                        discount is { } off ? new Discount(percentage, off) : null,
                        vat is { } rate ? LineVat.Of(rate) : LineVat.Unstated,
                        sum
                    )
            );

    private static Gen<decimal?> Figure() =>
        Gen.Frequency(
            (3, Gen.Const((decimal?)null)),
            (3, Gen.Int[-3, 12].Select(n => (decimal?)(n / 100m))),
            (3, Gen.Int[-2, 30].Select(n => (decimal?)n)),
            (1, Gen.Decimal.Select(n => (decimal?)n)),
            (
                1,
                Gen.Int[0, 5]
                    .Select(i => (decimal?)new[] { decimal.MaxValue, decimal.MinValue, 99_999_999.999m, 1e-28m, 999_999_999m, 100m }[i])
            )
        );
}
