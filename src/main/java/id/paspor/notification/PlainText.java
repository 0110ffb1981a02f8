package id.paspor.notification;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** What is read in a mail that is written as XHTML, for programs that show plain text: links with their address. */
final class PlainText {

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    /** The text of the body of an XHTML document. */
    static String of(String xhtml) {
        try {
            DocumentBuilderFactory reader = DocumentBuilderFactory.newDefaultInstance();
            reader.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            reader.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            PlainText plain = new PlainText();
            plain.read(reader.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xhtml)))
                    .getElementsByTagName("body")
                    .item(0));
            return plain.text.toString().replaceAll("\\n{3,}", "\n\n").strip() + "\n";
        } catch (IOException | SAXException | ParserConfigurationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void read(Node node) {
        if (node.getNodeType() == Node.TEXT_NODE) {
            text.append(node.getNodeValue().replaceAll("\\s*\\n\\s*", "").replace('\u00a0', ' '));
            return;
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            read(child);
        }
        if (node instanceof Element element) {
            end(element);
        }
    }

    private void end(Element element) {
        switch (element.getTagName()) {
            case "a" -> {
                String address = element.getAttribute("href");
                if (!element.getTextContent().equals(address)) {
                    text.append(":\n").append(address);
                }
            }
            case "br" -> text.append('\n');
            case "p", "h1" -> text.append("\n\n");
            default -> {
                // says nothing by itself
            }
        }
    }
}
