-- Who holds a role in a body, or for one of its parties, without looking at all who hold one somewhere.
CREATE INDEX role_grant_by_body ON role_grant (body) WHERE body IS NOT NULL;
CREATE INDEX role_grant_by_party ON role_grant (party) WHERE party IS NOT NULL;
