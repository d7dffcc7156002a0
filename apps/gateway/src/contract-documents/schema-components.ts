import { instantSchema, moneySchema, problemSchema, uuidSchema } from '@paystop/contracts';
import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** Schemas that stand in several places, under the name that readers know them by. */
const SHARED: Readonly<Record<string, z.ZodType>> = { Money: moneySchema, Problem: problemSchema };

/** What a refinement means cannot be read from it. */
const FORMATS = new Map<unknown, string>([[instantSchema, 'date-time'], [uuidSchema, 'uuid']]);

/** Collects the schemas of a document; each stands once under its name, wherever it is used. */
export class SchemaComponents {
  private readonly registry = z.registry<{ id: string }>();
  private readonly names = new Map<z.ZodType, string>();

  constructor(private readonly prefix = '#/components/schemas/') {
    for (const [name, schema] of Object.entries(SHARED)) this.add(name, schema);
  }

  /** @returns a reference to the schema, under the name it has already if it was added before. */
  refTo(name: string, schema: z.ZodType): { readonly $ref: string } {
    return { $ref: `${this.prefix}${this.names.get(schema) ?? this.add(name, schema)}` };
  }

  /** A schema in place, for parameters. */
  inline(schema: z.ZodType): JsonSchema {
    const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', override: addFormat }) as Record<string, unknown>;
    return rest;
  }

  toJson(): Record<string, JsonSchema> {
    const { schemas } = z.toJSONSchema(this.registry, { io: 'input', uri: (id) => `${this.prefix}${id}`, override: addFormat });
    const entries = Object.entries(schemas).map(([id, schema]) => {
      const { $id: _id, $schema: _schema, ...rest } = schema as Record<string, unknown>;
      return [id, rest] as const;
    });
    return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  private add(name: string, schema: z.ZodType): string {
    this.registry.add(schema, { id: name });
    this.names.set(schema, name);
    return name;
  }
}

function addFormat({ zodSchema, jsonSchema }: { readonly zodSchema: unknown; readonly jsonSchema: Record<string, unknown> }): void {
  const format = FORMATS.get(zodSchema);
  if (format !== undefined) jsonSchema['format'] = format;
}
