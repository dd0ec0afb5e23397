/**
 * Land: a supplier's file becomes a delivery. It is claimed by an atomic rename, known by its bytes, entered in the audit,
 * and let through only under an agreement in force; in the end it is put away encrypted.
 */
package uk.spahc.land;
