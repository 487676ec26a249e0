-- The latest recommendations of a matter, and what was latest told to be seen in it.
CREATE INDEX recommendation_of_matter ON input (matter, number) WHERE reach IS NOT NULL;
DROP INDEX input_effect_by_matter;
CREATE INDEX input_effect_by_matter ON input_effect (pointer_matter, said_at)
    WHERE pointer_matter IS NOT NULL;
