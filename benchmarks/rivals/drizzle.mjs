// The tables of wholesale by drizzle-seed, its INSERTs as text: node drizzle.mjs FACTOR OUT
import { createWriteStream } from "node:fs";
import { drizzle } from "drizzle-orm/mysql-proxy";
import { bigint, date, datetime, decimal, int, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { seed } from "drizzle-seed";

const [factor, out] = [Number(process.argv[2]), process.argv[3]];
const id = () => bigint("id", { mode: "number", unsigned: true }).primaryKey();
const ref = (name, table) => bigint(name, { mode: "number", unsigned: true }).references(() => table.id);
const money = (name) => decimal(name, { precision: 12, scale: 2 });
const text = (name, length) => varchar(name, { length });
const vendors = mysqlTable("vendors", { id: id(), name: text("name", 120), contact: text("contact_name", 120), email: text("contact_email", 190), phone: text("contact_phone", 32), terms: text("payment_terms", 10), notes: text("notes", 100), created: datetime("created_at") });
const clients = mysqlTable("clients", { id: id(), code: text("code", 20), name: text("name", 120), contact: text("contact_name", 120), email: text("email", 190), phone: text("phone", 32), address: text("address", 160), city: text("city", 80), region: text("region", 2), postal: text("postal_code", 10), kind: text("client_type", 12), terms: text("payment_terms", 10), limit: money("credit_limit"), spent: money("total_spent"), owed: money("total_owed"), tags: text("tags", 40), created: datetime("created_at") });
const products = mysqlTable("products", { id: id(), sku: text("sku", 20), name: text("name", 120), category: text("category", 10), unit: text("unit", 2), price: money("list_price"), created: datetime("created_at") });
const batches = mysqlTable("batches", { id: id(), code: text("code", 20), product: ref("product_id", products), vendor: ref("vendor_id", vendors), status: text("status", 12), received: int("quantity_received"), onHand: int("quantity_on_hand"), cost: money("unit_cost"), on: date("received_on"), expires: date("expires_on") });
const orders = mysqlTable("orders", { id: id(), number: text("order_number", 20), client: ref("client_id", clients), batch: ref("batch_id", batches), status: text("status", 10), quantity: int("quantity"), price: money("unit_price"), subtotal: money("subtotal"), tax: money("tax"), total: money("total"), at: datetime("ordered_at") });
const invoices = mysqlTable("invoices", { id: id(), number: text("invoice_number", 20), order: ref("order_id", orders), client: ref("client_id", clients), status: text("status", 10), issued: date("issued_on"), due: date("due_on"), subtotal: money("subtotal"), tax: money("tax"), total: money("total"), paid: money("amount_paid"), left: money("amount_due") });
const payments = mysqlTable("payments", { id: id(), number: text("payment_number", 20), invoice: ref("invoice_id", invoices), client: ref("client_id", clients), method: text("method", 12), amount: money("amount"), on: date("paid_on"), reference: text("reference", 40) });

const literal = (value) => value === null || value === undefined ? "NULL" : typeof value === "number" ? String(value) : "'" + String(value).replaceAll("'", "''") + "'";
const file = createWriteStream(out);
const db = drizzle(async (sql, params) => {
  if (sql.startsWith("insert")) { let next = 0; file.write(sql.replace(/\?/g, () => literal(params[next++])) + ";\n"); }
  return { rows: [{ insertId: 0 }] };
});
const counts = { vendors: 5, clients: 10, products: 20, batches: 30, orders: 50, invoices: 50, payments: 30 };
const schema = { vendors, clients, products, batches, orders, invoices, payments };
await seed(db, schema, { seed: 42 }).refine(() => Object.fromEntries(Object.entries(counts).map(([table, rows]) => [table, { count: rows * factor }])));
file.end();
