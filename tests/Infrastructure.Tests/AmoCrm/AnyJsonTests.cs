using System.Text;
using System.Text.Json;
using CleanAcquiring.Domain.Accounts;
using CleanAcquiring.Domain.Invoices;
using CleanAcquiring.Infrastructure.AmoCrm.Authorization;
using CleanAcquiring.Infrastructure.AmoCrm.Client;
using CleanAcquiring.Infrastructure.AmoCrm.Fields;
using CsCheck;

namespace CleanAcquiring.Infrastructure.Tests.AmoCrm;

/// <summary>Whatever amoCRM sends, reading it never throws.</summary>
public sealed class AnyJsonTests
{
    private static readonly string[] Names =
    [
        "id",
        "name",
        "value",
        "values",
        "field_code",
        "field_type",
        "enum_id",
        "enum_code",
        "custom_fields_values",
        "created_at",
        "currency_id",
        "unit_price",
        "quantity",
        "discount",
        "type",
        "vat_rate_value",
        "total_sum",
        "entity_id",
        "entity_type",
        "invoice_link",
        "_embedded",
        "invoices_settings",
        "hint",
        "validation-errors",
        "errors",
        "path",
        "\\ud800",
    ];

    private static readonly string[] Scalars =
    [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "1e999",
        "1E-400",
        "9223372036854775808",
        "99999999999999999999999999999999999",
        "0.1",
        "1767268800",
        "\"\"",
        "\" \"",
        "\"1 500,50\"",
        "\"\\ud800\"",
        "\"BILL_STATUS\"",
        "\"BILL_PRICE\"",
        "\"ITEMS\"",
        "\"PAYER\"",
        "\"SUPPLIER\"",
        "\"LEGAL_ENTITY\"",
        "\"LINK_TO_LEAD\"",
        "\"payer\"",
        "\"items\"",
        "\"percentage\"",
        "\"/leads/detail/1\"",
        "\"https://pay.amocrm.ru/a\"",
        "\"http://[::1\"",
        "\"created\"",
        "\"contacts\"",
    ];

    private static readonly Gen<string> AnyJson = Gen.Recursive<string>(
        (depth, self) =>
            depth > 5
                ? Gen.Int[0, Scalars.Length - 1].Select(at => Scalars[at])
                : Gen.Frequency(
                    (2, Gen.Int[0, Scalars.Length - 1].Select(at => Scalars[at])),
                    (
                        3,
                        Gen.Select(Gen.Int[0, Names.Length - 1].Select(at => Names[at]), self, (name, value) => $"\"{name}\":{value}")
                            .Array[0, 6]
                            .Select(members => $"{{{string.Join(',', members)}}}")
                    ),
                    (2, self.Array[0, 4].Select(items => $"[{string.Join(',', items)}]"))
                )
    );

    [Fact]
    public void An_invoice_of_any_shape_never_throws() =>
        AnyJson.Sample(
            json =>
            {
                var invoice = Fixture.Of(json);
                using var document = JsonDocument.Parse(json);
                InvoiceLinks.Read(document.RootElement, new Uri("http://localhost:5090"));
                AccountReading.Of("demoshop.amocrm.ru", document.RootElement);
                StatusLadder.OfName(invoice.StatusName, StatusNames.None);
                Fixture.Of(
                    $$"""
                    {"custom_fields_values":[
                        {"field_code":"ITEMS","field_type":"items","values":[{"value":{{json}}}]},
                        {"field_code":"PAYER","values":[{"value":{{json}}}]}]}
                    """
                );
            },
            iter: 20_000
        );

    [Fact]
    public void Any_bytes_are_a_response() =>
        Gen.Select(Gen.Int[100, 599], Gen.OneOf(AnyJson.Select(Encoding.UTF8.GetBytes), Gen.Byte.Array[0, 60]))
            .Sample(
                (status, body) =>
                {
                    using var holder = new HttpResponseMessage();
                    return AmoCrmResponses.Read(new(status, body, holder.Headers)) is not null;
                },
                iter: 5_000
            );

    [Fact]
    public void Any_text_is_read_as_a_token() =>
        Gen.OneOf(Gen.String, AnyJson.Select(json => $"a.{Convert.ToBase64String(Encoding.UTF8.GetBytes(json)).TrimEnd('=')}.b"))
            .Sample(text => AccessTokenClaims.Read(text) is not null, iter: 5_000);

    [Fact]
    public void Whole_numbers_do_not_overflow() =>
        Fixture.WithField("BILL_PRICE", "numeric", "99999999999999999999999999999999").BillPrice.ShouldBeNull();

    [Fact]
    public void A_date_beyond_the_calendar_is_null() =>
        Fixture.Of("""{"created_at":9223372036854775807}""").Date.ShouldBe(new DateOnly(2026, 11, 24));

    [Fact]
    public void An_unreadable_line_is_refused_by_the_rules() =>
        InvoiceTotals
            .Decide(Fixture.WithField("ITEMS", "items", """{"description":"Стул","unit_price":100,"quantity":"два"}"""), 0m)
            .Refusal?.Code.ShouldBe(InvoiceTotals.LineUnreadable);
}
