import { graphql } from "relay-runtime";

export const page = graphql`
  query QuotesQuery($where: QuoteFilter) {
    ...Quotes_query @arguments(where: $where)
  }
`;

// A list of the root.
export const list = graphql`
  fragment Quotes_query on Query
  @argumentDefinitions(count: { type: "Int", defaultValue: 4 }, cursor: { type: "String" }, where: { type: "QuoteFilter" })
  @refetchable(queryName: "QuotesPaginationQuery") {
    quotes(first: $count, after: $cursor, where: $where, order: SAID_DESC) @connection(key: "Query_quotes") {
      edges { node { id text speaker { name } } }
    }
  }
`;
