import re, pytest
pytestmark = pytest.mark.django_db
def test_x(sent):
    a = sent()
    t=a.content.decode()
    i=t.find('error-summary__list')
    print(re.sub(r'<[^>]+>',' ',t[i:i+1500]))
    assert 0
