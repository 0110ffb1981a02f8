/** Cases in dispute, which no erasure touches. */
@NamedInterface("hold")
package id.paspor.casefile.hold;

import org.springframework.modulith.NamedInterface;
