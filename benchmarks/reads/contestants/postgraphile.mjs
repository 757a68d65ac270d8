// PostGraphile 5 as in production: no explain, no GraphiQL, no websockets, no watching; prepared statements as it comes.
// It is copied beside its node_modules and run there with DATABASE_URL and PORT.
import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";

const preset = {
  extends: [PostGraphileAmberPreset],
  // Its filters and orders are offered for all columns, as factdb's are, and not for those alone that an index begins with.
  disablePlugins: ["PgIndexBehaviorsPlugin", "MutationPlugin", "PgMutationCreatePlugin", "PgMutationUpdateDeletePlugin"],
  schema: { defaultBehavior: "connection list -insert -update -delete" },
  pgServices: [
    makePgService({
      connectionString: process.env.DATABASE_URL,
      schemas: ["public"],
      poolConfig: { max: 5, options: "-c plan_cache_mode=force_generic_plan" },
    }),
  ],
  grafast: { explain: false },
  grafserv: { websockets: false, graphiql: false, watch: false, outputDataAsString: true },
};

const server = createServer();
const instance = postgraphile(preset);
await instance.createServ(grafserv).addTo(server);
if (process.env.PRINT_SCHEMA) {
  const { printSchema } = await import("postgraphile/graphql");
  console.log(printSchema(await instance.getSchema()));
}
server.listen(Number(process.env.PORT), "127.0.0.1");
