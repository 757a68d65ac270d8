import type { CodegenConfig } from "@graphql-codegen/cli";

const config: CodegenConfig = {
  schema: "made/schema.graphql",
  documents: ["clients/typed.ts"],
  generates: {
    "made/gql/": {
      preset: "client",
      presetConfig: { fragmentMasking: { unmaskFunctionName: "readFragment" } },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { Date: "string", DateTime: "string", EDTF: "string", Base64: "string", JSON: "unknown" },
      },
    },
  },
};

export default config;
