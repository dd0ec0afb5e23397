package uk.spahc.read;

import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import uk.spahc.land.Unreadable;

/** Pulls elements and attributes out of a part by local name; knows neither entities nor anything outside the part. */
final class PartXml implements AutoCloseable {
    private static final XMLInputFactory FACTORY = factory();
    /** Far above a spreadsheet's cell. */
    private static final int LONGEST_TEXT = 1 << 20;

    private final XMLStreamReader xml;
    private int depth;

    PartXml(InputStream part) throws Unreadable {
        try {
            xml = FACTORY.createXMLStreamReader(part);
        } catch (XMLStreamException e) {
            throw trouble(e);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    /** Goes to the next start or end of an element; false at the end of the part. */
    boolean next() throws Unreadable {
        try {
            while (xml.hasNext()) {
                switch (xml.next()) {
                    case XMLStreamReader.START_ELEMENT -> {
                        depth++;
                        return true;
                    }
                    case XMLStreamReader.END_ELEMENT -> {
                        depth--;
                        return true;
                    }
                    case XMLStreamReader.DTD, XMLStreamReader.ENTITY_REFERENCE -> throw PackageParts.damaged();
                    default -> {
                        // Text between elements, comments: nothing to a table.
                    }
                }
            }
            return false;
        } catch (XMLStreamException | RuntimeException e) {
            throw trouble(e);
        }
    }

    boolean starts(String name) {
        return xml.isStartElement() && xml.getLocalName().equals(name);
    }

    boolean ends(String name) {
        return xml.isEndElement() && xml.getLocalName().equals(name);
    }

    /** Elements around the next one. */
    int depth() {
        return depth;
    }

    /** Null where there is none. */
    String attribute(String name) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals(name)) {
                return xml.getAttributeValue(i);
            }
        }
        return null;
    }

    boolean flag(String name) {
        String value = attribute(name);
        return "1".equals(value) || "true".equals(value);
    }

    /** Adds the text of the element that just began, and goes to its end. */
    void text(StringBuilder to) throws Unreadable {
        try {
            int event = xml.next();
            while (event != XMLStreamReader.END_ELEMENT) {
                if (event == XMLStreamReader.CHARACTERS || event == XMLStreamReader.CDATA || event == XMLStreamReader.SPACE) {
                    to.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                } else if (event != XMLStreamReader.COMMENT && event != XMLStreamReader.PROCESSING_INSTRUCTION) {
                    throw PackageParts.damaged();
                }
                if (to.length() > LONGEST_TEXT) {
                    throw WorkbookFile.tooLarge();
                }
                event = xml.next();
            }
            depth--;
        } catch (XMLStreamException | RuntimeException e) {
            throw trouble(e);
        }
    }

    /** The parser hides what the stream below it had to say. */
    private static Unreadable trouble(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause instanceof XMLStreamException nested && nested.getNestedException() != null
                ? nested.getNestedException() : cause.getCause()) {
            if (cause instanceof Unreadable unreadable) {
                return unreadable;
            }
        }
        return PackageParts.damaged();
    }

    @Override
    public void close() {
        try {
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("The parser cannot be closed", e);
        }
    }
}
