/** Publish: after the delivery is wholly in, readers are told, the supplier gets a receipt, the file goes to the archive. */
package uk.spahc.publish;
