"""Reading and writing the graph by GraphQL: types and their bindings, the compiler, mutations, HTTP."""
