using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CleanAcquiring.Infrastructure.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    settings_version = table.Column<int>(type: "INTEGER", nullable: false),
                    installed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    inactive_since = table.Column<long>(type: "INTEGER", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    journal_length = table.Column<int>(type: "INTEGER", nullable: false),
                    access_token = table.Column<string>(type: "TEXT", nullable: true),
                    api_host = table.Column<string>(type: "TEXT", nullable: true),
                    refresh_token = table.Column<string>(type: "TEXT", nullable: true),
                    tokens_expire_at = table.Column<long>(type: "INTEGER", nullable: true),
                    tokens_refreshed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: true),
                    host = table.Column<string>(type: "TEXT", nullable: false),
                    invoices_list_id = table.Column<long>(type: "INTEGER", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", nullable: true),
                    time_zone = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_accounts", x => new { x.platform, x.account_id });
                });

            migrationBuilder.CreateTable(
                name: "attention_items",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    invoice_id = table.Column<long>(type: "INTEGER", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    cause = table.Column<string>(type: "TEXT", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_by = table.Column<string>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attention_items", x => new { x.platform, x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "nonces",
                columns: table => new
                {
                    purpose = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    remember_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_nonces", x => new { x.purpose, x.digest });
                });

            migrationBuilder.CreateTable(
                name: "notifications",
                columns: table => new
                {
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    acquirer = table.Column<string>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    copies = table.Column<int>(type: "INTEGER", nullable: false),
                    verdict = table.Column<string>(type: "TEXT", nullable: true),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    parser = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notifications", x => new { x.platform, x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "payments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    open_reasons = table.Column<string>(type: "TEXT", nullable: false),
                    public_id = table.Column<string>(type: "TEXT", nullable: false),
                    invoice_id = table.Column<long>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    acquirer = table.Column<string>(type: "TEXT", nullable: false),
                    credential_version = table.Column<int>(type: "INTEGER", nullable: false),
                    is_test = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    order_id = table.Column<string>(type: "TEXT", nullable: false),
                    order_number = table.Column<long>(type: "INTEGER", nullable: false),
                    acquirer_payment_id = table.Column<string>(type: "TEXT", nullable: true),
                    acquirer_transaction_id = table.Column<string>(type: "TEXT", nullable: true),
                    page = table.Column<string>(type: "TEXT", nullable: true),
                    title = table.Column<string>(type: "TEXT", nullable: false),
                    contact_mark = table.Column<string>(type: "TEXT", nullable: true),
                    explanation = table.Column<string>(type: "TEXT", nullable: false),
                    invoice_link = table.Column<string>(type: "TEXT", nullable: true),
                    language = table.Column<string>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    paid_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_authorized_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    written_statuses = table.Column<int>(type: "INTEGER", nullable: false),
                    abandoned_at = table.Column<long>(type: "INTEGER", nullable: true),
                    invoice_sync = table.Column<int>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    last_entry = table.Column<string>(type: "TEXT", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false),
                    dispute = table.Column<int>(type: "INTEGER", nullable: true),
                    is_let_go = table.Column<bool>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    receipt = table.Column<string>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: true, computedColumnSql: "substr(title, 1, 200)", stored: true),
                    amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 3, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    disputed = table.Column<decimal>(type: "TEXT", precision: 19, scale: 3, nullable: false),
                    disputed_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    ordered = table.Column<decimal>(type: "TEXT", precision: 19, scale: 3, nullable: false),
                    ordered_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    refunded = table.Column<decimal>(type: "TEXT", precision: 19, scale: 3, nullable: false),
                    refunded_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payments", x => new { x.platform, x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "rejected_notifications",
                columns: table => new
                {
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    method = table.Column<string>(type: "TEXT", nullable: false),
                    hour = table.Column<long>(type: "INTEGER", nullable: false),
                    rejected = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_rejected_notifications", x => new { x.platform, x.account_id, x.method, x.hour });
                });

            migrationBuilder.CreateTable(
                name: "sealing_keys",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    proof = table.Column<string>(type: "TEXT", nullable: false),
                    first_used_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealing_keys", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "seller_sessions",
                columns: table => new
                {
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    digest = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    installed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    is_administrator = table.Column<bool>(type: "INTEGER", nullable: true),
                    rights_read_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_seller_sessions", x => new { x.platform, x.account_id, x.digest });
                });

            migrationBuilder.CreateTable(
                name: "trial_payments",
                columns: table => new
                {
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    order_id = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_trial_payments", x => new { x.platform, x.account_id, x.order_id });
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    endpoint_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_tried_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_status = table.Column<int>(type: "INTEGER", nullable: true),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => new { x.platform, x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "webhook_endpoints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    url = table.Column<string>(type: "TEXT", nullable: false),
                    events = table.Column<string>(type: "TEXT", nullable: false),
                    secret = table.Column<string>(type: "TEXT", nullable: false),
                    previous_secret = table.Column<string>(type: "TEXT", nullable: true),
                    previous_until = table.Column<long>(type: "INTEGER", nullable: true),
                    enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    failing_since = table.Column<long>(type: "INTEGER", nullable: true),
                    retry_at = table.Column<long>(type: "INTEGER", nullable: true),
                    suspended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_endpoints", x => new { x.platform, x.account_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "journal_entries",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: false),
                    act = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    before = table.Column<string>(type: "TEXT", nullable: false),
                    after = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_entries", x => new { x.platform, x.account_id, x.number });
                    table.ForeignKey(
                        name: "fk_journal_entries_accounts",
                        columns: x => new { x.platform, x.account_id },
                        principalTable: "accounts",
                        principalColumns: new[] { "platform", "account_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "payment_methods",
                columns: table => new
                {
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    notification_key = table.Column<string>(type: "TEXT", nullable: false),
                    problems = table.Column<string>(type: "TEXT", nullable: false),
                    supplier = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_methods", x => new { x.platform, x.account_id, x.code });
                    table.ForeignKey(
                        name: "fk_payment_methods_accounts",
                        columns: x => new { x.platform, x.account_id },
                        principalTable: "accounts",
                        principalColumns: new[] { "platform", "account_id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "follow_ups",
                columns: table => new
                {
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", nullable: true),
                    parked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    lease = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    tried_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follow_ups", x => new { x.platform, x.account_id, x.payment_id, x.kind });
                    // By hand: no foreign key to payments. An account has follow-ups too, under an empty payment id.
                });

            migrationBuilder.CreateTable(
                name: "payment_operations",
                columns: table => new
                {
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    kind = table.Column<int>(type: "INTEGER", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    lines = table.Column<string>(type: "TEXT", nullable: false),
                    actor = table.Column<string>(type: "TEXT", nullable: true),
                    acquirer_operation_id = table.Column<string>(type: "TEXT", nullable: true),
                    status = table.Column<int>(type: "INTEGER", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    requested_at = table.Column<long>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settlement = table.Column<string>(type: "TEXT", nullable: true),
                    amount = table.Column<decimal>(type: "TEXT", precision: 19, scale: 3, nullable: false),
                    currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false),
                    before = table.Column<decimal>(type: "TEXT", precision: 19, scale: 3, nullable: false),
                    before_currency = table.Column<string>(type: "TEXT", maxLength: 3, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_payment_operations", x => new { x.platform, x.account_id, x.payment_id, x.number });
                    table.ForeignKey(
                        name: "fk_payment_operations_payments",
                        columns: x => new { x.platform, x.account_id, x.payment_id },
                        principalTable: "payments",
                        principalColumns: new[] { "platform", "account_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "timeline_entries",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    payment_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", nullable: false),
                    from_status = table.Column<int>(type: "INTEGER", nullable: false),
                    to_status = table.Column<int>(type: "INTEGER", nullable: false),
                    detail = table.Column<string>(type: "TEXT", nullable: true),
                    actor = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_timeline_entries", x => new { x.platform, x.account_id, x.payment_id, x.number });
                    table.ForeignKey(
                        name: "fk_timeline_entries_payments",
                        columns: x => new { x.platform, x.account_id, x.payment_id },
                        principalTable: "payments",
                        principalColumns: new[] { "platform", "account_id", "id" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "credential_versions",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    platform = table.Column<int>(type: "INTEGER", nullable: false),
                    account_id = table.Column<long>(type: "INTEGER", nullable: false),
                    method_code = table.Column<string>(type: "TEXT", nullable: false),
                    acquirer = table.Column<string>(type: "TEXT", nullable: false),
                    settings = table.Column<string>(type: "TEXT", nullable: false),
                    shop = table.Column<int>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_credential_versions", x => new { x.platform, x.account_id, x.method_code, x.number });
                    table.ForeignKey(
                        name: "fk_credential_versions_payment_methods",
                        columns: x => new { x.platform, x.account_id, x.method_code },
                        principalTable: "payment_methods",
                        principalColumns: new[] { "platform", "account_id", "code" },
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_accounts_number",
                table: "accounts",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_attention_items_oldest",
                table: "attention_items",
                columns: new[] { "platform", "account_id", "id" },
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_attention_items_open",
                table: "attention_items",
                columns: new[] { "platform", "account_id", "invoice_id", "reason", "cause" },
                unique: true,
                filter: "closed_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_due",
                table: "follow_ups",
                columns: new[] { "kind", "due_at" },
                filter: "due_at IS NOT NULL AND parked_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_follow_ups_parked",
                table: "follow_ups",
                columns: new[] { "platform", "account_id" },
                filter: "parked_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_nonces_remember_until",
                table: "nonces",
                column: "remember_until");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_received",
                table: "notifications",
                columns: new[] { "platform", "account_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_notifications_rejected",
                table: "notifications",
                columns: new[] { "platform", "account_id", "received_at" },
                filter: "verdict = 'rejected'");

            migrationBuilder.CreateIndex(
                name: "ix_notifications_unprocessed",
                table: "notifications",
                columns: new[] { "platform", "account_id", "id" },
                filter: "verdict IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_notifications_digest",
                table: "notifications",
                columns: new[] { "platform", "account_id", "digest" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_payment_methods_notification_key",
                table: "payment_methods",
                column: "notification_key");

            migrationBuilder.CreateIndex(
                name: "ix_payment_operations_by_people",
                table: "payment_operations",
                columns: new[] { "platform", "account_id", "requested_at" },
                filter: "actor IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_acquirer_payment",
                table: "payments",
                columns: new[] { "platform", "account_id", "acquirer", "acquirer_payment_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_acquirer_transaction",
                table: "payments",
                columns: new[] { "platform", "account_id", "acquirer", "acquirer_transaction_id" },
                filter: "acquirer_transaction_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_payments_created",
                table: "payments",
                columns: new[] { "platform", "account_id", "created_at", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_invoice",
                table: "payments",
                columns: new[] { "platform", "account_id", "invoice_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_method",
                table: "payments",
                columns: new[] { "platform", "account_id", "method", "created_at", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ix_payments_paid",
                table: "payments",
                columns: new[] { "platform", "account_id", "paid_at" },
                filter: "paid_at IS NOT NULL AND NOT is_test");

            migrationBuilder.CreateIndex(
                name: "ix_payments_public_id",
                table: "payments",
                column: "public_id");

            migrationBuilder.CreateIndex(
                name: "ix_payments_state",
                table: "payments",
                columns: new[] { "platform", "account_id", "status", "created_at", "order_id" });

            migrationBuilder.CreateIndex(
                name: "ux_payments_one_live",
                table: "payments",
                columns: new[] { "platform", "account_id", "invoice_id", "method" },
                unique: true,
                filter: "status IN (1, 2, 3, 10)");

            migrationBuilder.CreateIndex(
                name: "ux_payments_order",
                table: "payments",
                columns: new[] { "platform", "account_id", "acquirer", "order_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_payments_order_number",
                table: "payments",
                columns: new[] { "platform", "account_id", "acquirer", "order_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_endpoint",
                table: "webhook_deliveries",
                columns: new[] { "platform", "account_id", "endpoint_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_webhook_deliveries_pending",
                table: "webhook_deliveries",
                columns: new[] { "platform", "account_id", "endpoint_id", "id", "state" },
                filter: "state = 1");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attention_items");

            migrationBuilder.DropTable(
                name: "credential_versions");

            migrationBuilder.DropTable(
                name: "follow_ups");

            migrationBuilder.DropTable(
                name: "journal_entries");

            migrationBuilder.DropTable(
                name: "nonces");

            migrationBuilder.DropTable(
                name: "notifications");

            migrationBuilder.DropTable(
                name: "payment_operations");

            migrationBuilder.DropTable(
                name: "rejected_notifications");

            migrationBuilder.DropTable(
                name: "sealing_keys");

            migrationBuilder.DropTable(
                name: "seller_sessions");

            migrationBuilder.DropTable(
                name: "timeline_entries");

            migrationBuilder.DropTable(
                name: "trial_payments");

            migrationBuilder.DropTable(
                name: "webhook_deliveries");

            migrationBuilder.DropTable(
                name: "webhook_endpoints");

            migrationBuilder.DropTable(
                name: "payment_methods");

            migrationBuilder.DropTable(
                name: "payments");

            migrationBuilder.DropTable(
                name: "accounts");
        }
    }
}
