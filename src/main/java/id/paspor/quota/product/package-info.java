/** How many interviews a day an office takes for a product of which it has few blank booklets. */
@NamedInterface("product")
package id.paspor.quota.product;

import org.springframework.modulith.NamedInterface;
