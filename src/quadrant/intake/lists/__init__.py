"""From a table to records of other rooms, one a row: contracts, services, people, meetings and the like."""
