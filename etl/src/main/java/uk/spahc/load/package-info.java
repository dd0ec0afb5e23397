/** Load: conformed rows become facts, in the delivery's one transaction. */
package uk.spahc.load;
