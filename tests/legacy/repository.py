"""A repository as the first users have it: a TypeScript application with forty old seed scripts, what runs, imports and
describes them, and much that only looks alike. ``python -m tests.legacy.repository DIR [FILES]`` writes one to look at.

Each line that uses the old system ends with ``¦`` in the texts below; the mark is not written, and the scan must find
those lines and no others.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

USE = "¦"
TABLES = (
    "vendors clients products batches orders invoices payments strains locations bins lots returns refunds credits "
    "comments notes tags users roles tasks events deals leads quotes carts prices taxes fees routes drivers"
).split()

SCRIPT = """\
#!/usr/bin/env tsx
/** Seeds {table}. Usage: npx tsx scripts/seed-{table}.ts --size=small */
import {{ fileURLToPath }} from "node:url";
import {{ db }} from "@/server/db";
import type {{ Row }} from "../server/types.js";
import {{ log }} from "./seed/lib/logging";

export async function seed{name}(count = 10): Promise<Row[]> {{
  const rows: Row[] = Array.from({{ length: count }}, (_, id) => ({{ id, name: `{table} ${{id}}` }}));
  log("{table}", rows.length);
  await db.insert("{table}", rows);
  return rows;
}}

if (process.argv[1] === fileURLToPath(import.meta.url)) {{
  void seed{name}();
}}
"""

FILES: dict[str, str] = {
    ".gitignore": "node_modules/\ndist/\n",
    "package.json": """{
  "name": "shop",
  "private": true,
  "type": "module",
  "scripts": {
    "build": "tsc --noEmit",
    "dev": "tsx watch server/index.ts",
    "seed": "tsx scripts/seed-realistic-main.ts",¦
    "seed:new": "tsx scripts/seed/seed-main.ts",¦
    "seed:new:dry-run": "pnpm seed:new --dry-run",¦
    "seed:live": "bash scripts/run-seeding.sh --env=production",¦
    "reseed:prod": "tsx scripts/reseed-production-live.ts",¦
    "demo": "pnpm db:push && pnpm seed:new --size=small",¦
    "seed:prisma": "prisma db seed",
    "seed:e2e": "tsx e2e/fixtures.ts",
    "db:push": "drizzle-kit push",
    "seedling": "echo grow"
  },
  "devDependencies": { "drizzle-seed": "^0.3.0", "@faker-js/faker": "^9.0.0" }
}
""",
    "tsconfig.json": """{
  // with comments, and a comma too many
  "compilerOptions": {
    "module": "ESNext", "moduleResolution": "Bundler", "target": "ES2022", "strict": true, "noEmit": true,
    "skipLibCheck": true, "resolveJsonModule": true, "types": [], "allowImportingTsExtensions": true,
    "baseUrl": ".",
    "paths": { "@/*": ["./*"], "@scripts/*": ["./scripts/*"], },
  },
  "include": ["**/*.ts"],
  "exclude": ["node_modules", "dist"],
}
""",
    "server/shims.d.ts": """\
declare module "node:url" { export function fileURLToPath(url: string): string; }
declare module "drizzle-seed" { export function seed(db: unknown): void; export function reset(db: unknown): void; }
declare module "@faker-js/faker" { export const faker: { seed(n: number): void }; }
declare module "vitest" { export const vi: { mock(path: string): void }; export function test(n: string, f: () => void): void; }
declare var process: { argv: string[]; env: Record<string, string | undefined> };
interface ImportMeta { url: string }
""",
    "server/types.ts": "export type Row = { id: number; name: string };\n",
    "server/db.ts": """\
import type { Row } from "./types.js";
export const db = { async insert(_table: string, _rows: Row[]): Promise<void> {} };
""",
    "server/index.ts": """\
import { seedAllDefaults } from "./services/seedDefaults";
import { seedClients } from "../scripts/seed-clients";¦
import type { Options } from "../scripts/seed/lib/validation.js";¦

export async function boot(options?: Options): Promise<void> {
  if (process.env.SKIP_SEEDING === "true") {¦
    return;
  }
  await seedAllDefaults();
  await seedClients(1);
  const { seedOrders } = await import("@scripts/seed-orders");¦
  await seedOrders();
}
""",
    "server/services/seedDefaults.ts": """\
import { seedRoles } from "./seedRBAC";
/** Reference data: roles and permissions. A random seed plays no part. */
export async function seedAllDefaults(): Promise<void> {
  await seedRoles();
}
""",
    "server/services/seedRBAC.ts": "export async function seedRoles(): Promise<void> {}\n",
    "server/services/shuffle.ts": """\
import { faker } from "@faker-js/faker";
import { seed, reset } from "drizzle-seed";
faker.seed(42);
// the seed of the shuffle; npm run build seeds nothing
export const random = (seed: number): number => (seed * 16807) % 2147483647;
export { seed as seedSchema, reset };
""",
    "server/services/lib/logging.ts": "export const log = (text: string): string => text;\n",
    "server/services/uses-logging.ts": 'import { log } from "./lib/logging";\nexport const shout = (): string => log("x");\n',
    "e2e/fixtures.ts": 'export const fixtures = ["seed-data", "seeds"];\n',
    "e2e/seed.ts": "export const seed = 7;\n",
    "prisma/seed.ts": "export const seed = 1;\n",
    "server/orders.test.ts": """\
import { vi, test } from "vitest";
import { boot } from "./index";
vi.mock("../scripts/seed-orders");¦
test("boots", () => void boot());
""",
    "server/reexport.ts": 'export * from "@/scripts/seed-payments";¦\n',
    "scripts/seed/seed-main.ts": """\
import { validate, type Options } from "./lib/validation";
import { seedAll } from "./seeders/seed-all.js";
export async function main(options: Options): Promise<void> {
  validate(options);
  await seedAll();
}
""",
    "scripts/seed/lib/validation.ts": """\
export type Options = { size?: string };
export function validate(_options: Options): void {}
""",
    "scripts/seed/lib/logging.ts": "export function log(table: string, rows: number): string {\n  return `${table} ${rows}`;\n}\n",
    "scripts/seed/lib/locking.ts": 'export const LOCK = "terp_seeding_global";\n',
    "scripts/seed/lib/data-masking.ts": "export const mask = (text: string): string => text;\n",
    "scripts/seed/seeders/seed-all.ts": """\
import { seedVendors } from "../../seed-vendors";
import { LOCK } from "../lib/locking";
export async function seedAll(): Promise<string> {
  await seedVendors();
  return LOCK;
}
""",
    "scripts/seed/README.md": "# Seeding\n\nRun `pnpm seed:new --size=small`.\n",
    "scripts/seed-realistic-main.ts": 'import { run } from "./seed-realistic-runner";\nvoid run();\n',
    "scripts/seed-realistic-runner.ts": """\
import { randomName } from "./generators/names";
export async function run(): Promise<string> {
  return randomName();
}
""",
    "scripts/reseed-production-live.ts": 'import { seedClients } from "./seed-clients.ts";\nvoid seedClients();\n',
    "scripts/generators/names.ts": """\
import { pick } from "./utils";
// names for seeded clients
export const randomName = (): string => pick(["a", "b"]);
""",
    "scripts/generators/utils.ts": "export const pick = (words: string[]): string => words[0] ?? '';\n",
    "scripts/generators/component.ts": "export const component = (name: string): string => `export const ${name} = 1`;\n",
    "scripts/check-links.ts": "export const links: string[] = [];\n",
    "scripts/run-seeding.sh": '#!/bin/sh\nexec npx tsx scripts/seed/seed-main.ts "$@"\n',
    "scripts/legacy/seed-oldest.ts": "export const oldest = 1;\n",
    "scripts/legacy/README.md": "Archived: run `pnpm seed` no more.\n",
    "server/oldest.ts": 'export { oldest } from "../scripts/legacy/seed-oldest";¦\n',
    ".github/workflows/ci.yml": """\
name: ci
on: [push]
jobs:
  test:
    runs-on: ubuntu-latest
    env:
      SKIP_SEEDING: "1"¦
    steps:
      - run: pnpm install
      - run: pnpm run seed:new -- --size=small --force¦
      - run: npx tsx scripts/seed-vendors.ts¦
      - run: pnpm --filter shop seed¦
      - run: npx prisma db seed
      - run: pnpm exec prisma db seed && pnpm test
""",
    "Dockerfile": """\
FROM node:22
COPY scripts/seed-clients.ts scripts/¦
ENV SKIP_SEEDING=TRUE¦
CMD ["pnpm", "seed:new", "--size=small"]¦
""",
    "Makefile": "demo:\n\tyarn seed:new --size=large --clean¦\n\nseedlings:\n\techo seed\n",
    ".do/app.yaml": "services:\n  - name: web\n    run_command: npm run seed:live¦\n    envs:\n      - key: SKIP_SEEDING¦\n        value: 'true'\n",
    "Procfile": "web: node --import tsx server/index.ts\nrelease: node --import tsx scripts/seed/seed-main.ts --size=small¦\n",
    "turbo.json": '{\n  "tasks": {\n    "build": {},\n    "seed:new": { "cache": false },¦\n    "demo:all": { "dependsOn": ["^seed"] }¦\n  }\n}\n',
    "docs/DATABASE_SETUP.md": """\
# Database

Run `pnpm seed` after `pnpm db:push`.¦
A random seed makes tests repeatable; `faker.seed(42)` does that.
Plants grow from seed. `rails db:seed` is another tool, `npm run seed:prisma` too.
The old runner was `scripts/seed-gone-long-ago.ts`.¦
""",
    "docs/deployment/SEEDING_RUNBOOK.md": """\
# Seeding runbook¦

    pnpm seed:new:dry-run --size=medium¦
""",
    "CHANGELOG.md": "# Changelog\n\n- `pnpm seed:new` replaces `pnpm seed:realistic`.¦\n",
    "docs/history.md": "<!-- seedsql-legacy: keep - tells how it was -->\nWe ran `pnpm reseed:prod` in 2024.\n",
    "pnpm-lock.yaml": "lockfileVersion: '9'\n# pnpm seed:new\n",
}


def files(number: int = 200) -> dict[str, str]:
    """Every file by its path, with marks; filled up with ordinary ones to about ``number``."""
    made = dict(FILES)
    for table in TABLES:
        made[f"scripts/seed-{table}.ts"] = SCRIPT.format(table=table, name=table.capitalize())
    filler = max(0, number - len(made))
    for at in range(filler):
        folder = f"src/features/f{at // 40}"
        if at % 25 == 24:
            made[f"{folder}/notes{at}.md"] = (
                f"# Notes {at}\n\nOrdinary words: seed, seeds, pnpm build, npm run dev.\n" * 8
            )
        else:
            before = f'import {{ value{at - 1} }} from "./module{at - 1}";\n' if at % 40 and (at - 1) % 25 != 24 else ""
            used = f" + value{at - 1}" if before else ""
            body = "".join(
                f"export function step{at}_{n}(seed: number): number {{\n  // a step of its own\n  return seed * {n + 2};\n}}\n"
                for n in range(30)
            )
            made[f"{folder}/module{at}.ts"] = f"{before}export const value{at}: number = {at}{used};\n{body}"
    return made


def old_scripts() -> list[str]:
    """The scripts that count as the old system, some forty."""
    scripts = [path for path in files() if path.startswith("scripts/")]
    return [
        path
        for path in scripts
        if not path.startswith(("scripts/legacy/", "scripts/generators/component", "scripts/check-"))
        and not path.endswith(".md")
    ]


def uses(number: int = 200) -> set[tuple[str, int]]:
    """Path and line of everything that the scan must find."""
    marked = {
        (path, line)
        for path, text in files(number).items()
        for line, content in enumerate(text.splitlines(), 1)
        if content.endswith(USE)
    }
    return (
        marked | {(path, 1) for path in old_scripts()} | {("scripts/seed/README.md", 1), ("scripts/seed/README.md", 3)}
    )


def write(root: Path, number: int = 200) -> None:
    """Write the repository and commit it."""
    for path, text in files(number).items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.replace(USE, ""), encoding="utf-8")
    commit(root)


def git(root: Path, *arguments: str) -> str:
    identity = (
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.com",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.autocrlf=false",
    )
    done = subprocess.run(["git", *identity, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout


def commit(root: Path) -> None:
    """Make ``root`` a repository with all its files in one commit."""
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "--all")
    git(root, "commit", "-q", "-m", "as it was")


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True)
    write(target, int(sys.argv[2]) if len(sys.argv) > 2 else 200)
    print(json.dumps(sorted(uses()), indent=None))
