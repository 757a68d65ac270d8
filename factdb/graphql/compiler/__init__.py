"""From a GraphQL operation to one SQL statement. What a field reads is said where the field is declared (types/)."""
